import { DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { NumberPipe, Toasts, injectTexts } from '@vigie/ui';
import { contractImportPreview, contractImportResult, maxPreviewRows } from '@vigie/wire';
import { FileImport } from '../kit/file-import';
import { ImportForm } from '../kit/import-form';
import { importTexts } from './import.texts';

/** A list of contracts: chosen, shown with its faults by row, then written; closes with true when something was. */
@Component({
  selector: 'app-contract-import-panel',
  imports: [ImportForm, NumberPipe],
  templateUrl: './import-panel.html',
  styleUrl: '../kit/import-preview.css',
})
export class ContractImportPanel {
  readonly #toasts = inject(Toasts);
  readonly #dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly t = injectTexts(importTexts);
  protected readonly flow = new FileImport('/api/contracts/import', (raw) =>
    contractImportPreview.parse(raw),
  );
  protected readonly most = maxPreviewRows;

  protected run(rows: 'all' | 'valid'): Promise<void> {
    const say = (answer: unknown) => {
      const { created, skipped, unchanged } = contractImportResult.parse(answer);
      this.#toasts.show(this.t().done(String(created), String(skipped + unchanged)));
      this.#dialog.close(true);
    };
    return this.flow.run(say, { rows });
  }
}
