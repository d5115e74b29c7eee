import { Component, computed, inject, input } from '@angular/core';
import { DecimalPipe, Locale, MoneyPipe, formatDay, formatMoney, formatNumber, injectTexts } from '@vigie/ui';
import { type InvoiceLine, invoiceWords, unitWord } from '@vigie/wire';
import { invoicePageTexts } from './invoice-page.texts';

/** The lines of an invoice as they stand on it. */
@Component({
  selector: 'app-invoice-line-table',
  imports: [DecimalPipe, MoneyPipe],
  template: `
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{{ t().label }}</th>
          <th scope="col" class="number">{{ t().quantity }}</th>
          <th scope="col" class="number">{{ t().price }}</th>
          <th scope="col" class="number">{{ t().vat }}</th>
          <th scope="col" class="number">{{ t().net }}</th>
        </tr>
      </thead>
      <tbody>
        @for (line of lines(); track line.id) {
          <tr>
            <td>
              {{ line.label }}
              @if (period(line)) {
                <small>{{ period(line) }}</small>
              }
              @if (line.detail) {
                <small class="prose">{{ line.detail }}</small>
              }
              @if (line.credited !== '0.00') {
                <small class="credited">{{ t().credited(money(line.credited)) }}</small>
              }
            </td>
            <td class="number">{{ line.quantity | vDecimal }} {{ unit(line) }}</td>
            <td class="number">{{ line.price | vMoney }}</td>
            <td class="number">{{ vat(line) }}</td>
            <td class="number">{{ line.net | vMoney }}</td>
          </tr>
        }
      </tbody>
    </table>
  `,
  styles: `
    small {
      display: block;
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    .prose {
      white-space: pre-line;
    }
    .credited {
      color: var(--warn);
    }
    .number {
      white-space: nowrap;
    }
  `,
})
export class InvoiceLineTable {
  readonly lines = input.required<readonly InvoiceLine[]>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(invoicePageTexts);
  protected readonly words = computed(() => invoiceWords[this.#locale()]);

  protected unit({ quantity, unit }: InvoiceLine): string {
    return unitWord(quantity, unit, this.#locale());
  }

  protected money(amount: string): string {
    return formatMoney(amount, this.#locale());
  }

  protected vat({ vatCategory, vatRate }: InvoiceLine): string {
    if (vatCategory !== 'S') return this.words().vatCategories[vatCategory];
    return `${formatNumber(vatRate / 100, this.#locale(), vatRate % 100 === 0 ? 0 : 2)} %`;
  }

  protected period({ periodFrom, periodTo }: InvoiceLine): string {
    const day = (date: string) => formatDay(date, this.#locale(), 'numeric');
    return periodFrom && periodTo ? this.t().period(day(periodFrom), day(periodTo)) : '';
  }
}
