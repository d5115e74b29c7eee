import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import {
  DecimalPipe,
  Icon,
  PeriodPipe,
  type ShownProblem,
  Toasts,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import {
  type IndexImportPreview,
  type IndexSeries,
  indexImportPreview,
  indexImportResult,
  indexRowChanges,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelHead } from '../kit/panel-frame';
import { indexPanelTexts } from './index-panels.texts';
import { indexTexts } from './index-series.texts';

const chips = {
  added: 'chip-ok',
  corrected: 'chip-warn',
  confirmed: 'chip-accent',
  same: '',
  error: 'chip-bad',
} as const;

/** Values of a spreadsheet: chosen, shown with their faults, then written; closes with true when something was. */
@Component({
  selector: 'app-index-import-panel',
  imports: [DecimalPipe, Icon, PanelHead, PeriodPipe],
  templateUrl: './import-panel.html',
  styleUrl: './import-panel.css',
})
export class IndexImportPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly series = inject<IndexSeries>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly page = injectTexts(indexTexts);
  readonly #texts = injectTexts(indexPanelTexts);
  protected readonly t = computed(() => this.#texts().file);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly chips = chips;
  protected readonly changes = indexRowChanges;
  protected readonly file = signal<File | null>(null);
  protected readonly preview = signal<IndexImportPreview | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly writable = computed(() => {
    const counts = this.preview()?.counts;
    return (
      counts !== undefined && counts.error === 0 && counts.added + counts.corrected + counts.confirmed > 0
    );
  });
  protected readonly ignored = computed(() =>
    (this.preview()?.columns ?? [])
      .filter(({ field, title }) => field === null && title !== '')
      .map(({ title }) => title)
      .join(', '),
  );

  protected check(event: Event): Promise<void> {
    event.preventDefault();
    return this.#try(async () => {
      const answer = await firstValueFrom(this.#send('/preview'));
      this.preview.set(indexImportPreview.parse(answer));
    });
  }

  protected run(): Promise<void> {
    return this.#try(async () => {
      const done = indexImportResult.parse(await firstValueFrom(this.#send('')));
      this.#toasts.show(this.t().done(`${done.added + done.corrected + done.confirmed}`));
      this.dialog.close(true);
    });
  }

  protected chooseAgain(): void {
    this.preview.set(null);
    this.file.set(null);
    this.problem.set(null);
  }

  #send(path: string) {
    const body = new FormData();
    const file = this.file();
    if (file) body.append('file', file);
    return this.#http.post(`/api/index-series/${this.series.id}/values/import${path}`, body);
  }

  async #try(work: () => Promise<void>): Promise<void> {
    if (this.busy() || !this.file()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
