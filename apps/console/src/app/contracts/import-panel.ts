import { DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { Icon, NumberPipe, Toasts, type ShownProblem, injectTexts, sharedTexts } from '@vigie/ui';
import {
  type ContractImportPreview,
  contractImportPreview,
  contractImportResult,
  maxPreviewRows,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelHead } from '../kit/panel-frame';
import { importTexts } from './import.texts';

/** A list of contracts: chosen, shown with its faults by row, then written; closes with true when something was. */
@Component({
  selector: 'app-contract-import-panel',
  imports: [Icon, NumberPipe, PanelHead],
  templateUrl: './import-panel.html',
  styleUrl: './import-panel.css',
})
export class ContractImportPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly t = injectTexts(importTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly file = signal<File | null>(null);
  protected readonly preview = signal<ContractImportPreview | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  protected readonly most = maxPreviewRows;
  protected readonly ignored = computed(() =>
    (this.preview()?.columns ?? [])
      .filter(({ field, title }) => field === null && title !== '')
      .map(({ title }) => title)
      .join(', '),
  );

  protected check(event: Event): Promise<void> {
    event.preventDefault();
    return this.#try(async () => {
      this.preview.set(contractImportPreview.parse(await firstValueFrom(this.#send('/preview', {}))));
    });
  }

  protected run(rows: 'all' | 'valid'): Promise<void> {
    return this.#try(async () => {
      const done = contractImportResult.parse(await firstValueFrom(this.#send('', { rows })));
      this.#toasts.show(this.t().done(String(done.created), String(done.skipped + done.unchanged)));
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
    return this.#http.post(`/api/contracts/import${path}`, body, { params });
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
