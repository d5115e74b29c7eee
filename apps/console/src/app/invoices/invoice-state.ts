import { Component, computed, inject, input } from '@angular/core';
import { Icon, Locale, injectTexts } from '@vigie/ui';
import { type InvoiceItem, invoiceWords } from '@vigie/wire';
import { invoicesTexts } from './invoices.texts';

const looks = {
  draft: { chip: '', icon: 'pencil' },
  checked: { chip: 'chip-accent', icon: 'check' },
  issued: { chip: 'chip-ok', icon: 'circle-check' },
} as const;

/** The state of an invoice: a word, a sign, a colour; how late it is besides. */
@Component({
  selector: 'app-invoice-state',
  imports: [Icon],
  template: `
    <span class="chip" [class]="look().chip"><v-icon [name]="look().icon" [size]="12" />{{ words() }}</span>
    @if (invoice().lateDays > 0) {
      <span class="chip chip-bad"><v-icon name="clock" [size]="12" />{{ t().late(invoice().lateDays) }}</span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    .chip {
      flex: none;
    }
  `,
})
export class InvoiceState {
  readonly invoice = input.required<Pick<InvoiceItem, 'state' | 'lateDays'>>();
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(invoicesTexts);
  protected readonly look = computed(() => looks[this.invoice().state]);
  protected readonly words = computed(() => invoiceWords[this.#locale()].states[this.invoice().state]);
}
