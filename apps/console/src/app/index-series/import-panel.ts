import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject } from '@angular/core';
import { DecimalPipe, Icon, PeriodPipe, Toasts, injectTexts } from '@vigie/ui';
import { type IndexSeries, indexImportPreview, indexImportResult, indexRowChanges } from '@vigie/wire';
import { FileImport } from '../kit/file-import';
import { ImportForm } from '../kit/import-form';
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
  imports: [DecimalPipe, Icon, ImportForm, PeriodPipe],
  templateUrl: './import-panel.html',
  styleUrl: '../kit/import-preview.css',
})
export class IndexImportPanel {
  readonly #toasts = inject(Toasts);
  readonly #dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly series = inject<IndexSeries>(DIALOG_DATA);
  protected readonly page = injectTexts(indexTexts);
  readonly #texts = injectTexts(indexPanelTexts);
  protected readonly t = computed(() => this.#texts().file);
  protected readonly words = computed(() => ({ ...this.t(), file: this.t().label }));
  protected readonly chips = chips;
  protected readonly changes = indexRowChanges;
  protected readonly flow = new FileImport(`/api/index-series/${this.series.id}/values/import`, (raw) =>
    indexImportPreview.parse(raw),
  );
  protected readonly writable = computed(() => {
    const counts = this.flow.preview()?.counts;
    return (
      counts !== undefined && counts.error === 0 && counts.added + counts.corrected + counts.confirmed > 0
    );
  });

  protected run(): Promise<void> {
    return this.flow.run((answer) => {
      const { added, corrected, confirmed } = indexImportResult.parse(answer);
      this.#toasts.show(this.t().done(`${added + corrected + confirmed}`));
      this.#dialog.close(true);
    });
  }
}
