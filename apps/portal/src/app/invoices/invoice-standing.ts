import { Component, computed, inject, input } from '@angular/core';
import { Locale, formatDay, formatMoney, injectTexts } from '@vigie/ui';
import type { OwnInvoiceItem } from '@vigie/wire';
import { ownInvoiceTexts } from './texts';

/** Whether an invoice is paid, by when it has to be, or for how long it should have been. */
@Component({
  selector: 'app-invoice-standing',
  template: `<span [class.late]="late()">{{ words() }}</span>`,
  styles: `
    .late {
      color: var(--bad);
      font-weight: var(--weight-medium);
    }
  `,
})
export class InvoiceStanding {
  readonly invoice = input.required<OwnInvoiceItem>();
  readonly #locale = inject(Locale).current;
  readonly #t = injectTexts(ownInvoiceTexts);
  protected readonly late = computed(() => this.invoice().lateDays > 0);
  protected readonly words = computed(() => {
    const [t, { kind, open, gross, dueOn, lateDays }] = [this.#t(), this.invoice()];
    const sum = formatMoney(open, this.#locale());
    if (kind === 'credit-note') return Number(open) === 0 ? t.used : t.usable(sum);
    if (Number(open) === 0) return t.paid;
    const standing =
      lateDays > 0 || dueOn === null ? t.late(lateDays) : t.due(formatDay(dueOn, this.#locale(), 'numeric'));
    return open === gross ? standing : `${standing} · ${t.open(sum)}`;
  });
}
