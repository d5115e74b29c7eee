import { DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { DayPipe, Locale, MoneyPipe, NumberPipe, Toasts, injectTexts } from '@vigie/ui';
import { type BankRowState, bankImportPreview, bankImportResult, paymentWords } from '@vigie/wire';
import { TypedField } from '../contracts/typed-field';
import { FileImport } from '../kit/file-import';
import { ImportForm } from '../kit/import-form';
import { bankTexts } from './bank.texts';

const chips: Record<BankRowState, string> = { new: 'chip-ok', known: '', debit: '', error: 'chip-bad' };

/** A statement: chosen, shown with its faults by line, then kept; closes with true when something was. */
@Component({
  selector: 'app-bank-import-panel',
  imports: [DayPipe, ImportForm, MoneyPipe, NumberPipe, TypedField],
  templateUrl: './bank-import-panel.html',
  styleUrl: '../kit/import-preview.css',
})
export class BankImportPanel {
  readonly #toasts = inject(Toasts);
  readonly #dialog = inject<DialogRef<boolean>>(DialogRef);
  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(bankTexts);
  protected readonly t = computed(() => this.#texts().panel);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  protected readonly chips = chips;
  protected readonly account = signal('');
  protected readonly flow = new FileImport('/api/bank-lines/import', (raw) => bankImportPreview.parse(raw));

  protected isDay(text: string): boolean {
    return /^\d{4}-\d{2}-\d{2}$/.test(text);
  }

  protected run(rows: 'all' | 'valid'): Promise<void> {
    const say = (answer: unknown) => {
      const { added, known } = bankImportResult.parse(answer);
      this.#toasts.show(this.t().done(String(added), String(known)));
      this.#dialog.close(true);
    };
    const account = this.account().trim();
    return this.flow.run(say, account === '' ? { rows } : { rows, account });
  }
}
