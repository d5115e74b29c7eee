import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Icon, NumberPipe, Toasts, type ShownProblem, injectTexts, sharedTexts } from '@vigie/ui';
import { type ImportPreview, client, importPreview, importResult, maxPreviewRows, page } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { estateTexts } from './estate.texts';

/** A list of a spreadsheet: chosen, shown with its faults, then written; closes with true when something was. */
@Component({
  selector: 'app-import-panel',
  imports: [Icon, NumberPipe, PanelHead],
  templateUrl: './import-panel.html',
  styleUrl: './import-panel.css',
})
export class ImportPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly t = injectTexts(estateTexts);
  protected readonly shared = injectTexts(sharedTexts);
  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));
  protected readonly client = signal(inject<string | null>(DIALOG_DATA) ?? '');
  protected readonly file = signal<File | null>(null);
  protected readonly preview = signal<ImportPreview | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly most = maxPreviewRows;
  protected readonly writable = computed(() => {
    const counts = this.preview()?.counts;
    return counts ? counts.create + counts.update : 0;
  });
  protected readonly ignored = computed(() =>
    (this.preview()?.columns ?? [])
      .filter(({ field, title }) => field === null && title !== '')
      .map(({ title }) => title)
      .join(', '),
  );
  protected readonly total = computed(() => {
    const counts = this.preview()?.counts;
    return counts ? counts.create + counts.update + counts.unchanged + counts.error : 0;
  });

  protected check(event: Event): Promise<void> {
    event.preventDefault();
    return this.#try(async () => {
      const answer = await firstValueFrom(this.#send('/preview', {}));
      this.preview.set(importPreview.parse(answer));
    });
  }

  protected run(rows: 'all' | 'valid'): Promise<void> {
    return this.#try(async () => {
      const done = importResult.parse(await firstValueFrom(this.#send('', { rows })));
      const written = `${done.created + done.updated}`;
      this.#toasts.show(this.t().import.done(written, `${done.skipped}`));
      this.dialog.close(true);
    });
  }

  protected chooseAgain(): void {
    this.preview.set(null);
    this.file.set(null);
    this.problem.set(null);
  }

  #send(path: string, params: Record<string, string>) {
    const body = new FormData();
    const file = this.file();
    if (file) body.append('file', file);
    return this.#http.post(`/api/equipment/import${path}`, body, {
      params: { ...params, client: this.client() },
    });
  }

  async #try(work: () => Promise<void>): Promise<void> {
    if (this.busy() || !this.file() || !this.client()) return;
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
