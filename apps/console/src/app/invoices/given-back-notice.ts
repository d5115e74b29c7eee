import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Locale, formatMoney, injectTexts } from '@vigie/ui';
import type { InvoiceDetail } from '@vigie/wire';
import { invoicePageTexts } from './invoice-page.texts';

/** What the client had back already of the lines of an invoice: to be compared by a person, nothing is blocked. */
@Component({
  selector: 'app-given-back-notice',
  imports: [Icon, RouterLink],
  template: `
    @if (said().length > 0) {
      <div class="notice notice-warn">
        <v-icon name="triangle-alert" />
        <div>
          <strong>{{ t().title }}</strong>
          <ul>
            @for (one of said(); track $index) {
              <li>
                {{ one.text }}
                <a [routerLink]="['/billing/invoices', one.invoice.id]">{{
                  one.invoice.number ?? t().draft
                }}</a>
              </li>
            }
          </ul>
          <p>{{ t().hint }}</p>
        </div>
      </div>
    }
  `,
})
export class GivenBackNotice {
  readonly invoice = input.required<InvoiceDetail>();

  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(invoicePageTexts);
  protected readonly t = computed(() => this.#texts().givenBack);
  protected readonly said = computed(() =>
    this.invoice().givenBack.map(({ lineId, invoice, amount }) => {
      const label = this.invoice().lines.find(({ id }) => id === lineId)?.label ?? '';
      return { invoice, text: this.t().line(label, formatMoney(amount, this.#locale())) };
    }),
  );
}
