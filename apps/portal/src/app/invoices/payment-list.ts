import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { DayPipe, LiveEvents, Locale, MoneyPipe, injectTexts } from '@vigie/ui';
import { ownPayments, paymentWords } from '@vigie/wire';
import { billingNews } from './billing-news';
import { ownInvoiceTexts } from './texts';

/** What the company paid, below its invoices, and what it may still deduct; nothing where there is neither. */
@Component({
  selector: 'app-payment-list',
  imports: [DayPipe, MoneyPipe],
  template: `
    @if (shown(); as page) {
      <section aria-labelledby="payments">
        <h2 id="payments" class="section-title">{{ t().payments }}</h2>
        @if (page.credit !== '0.00') {
          <p class="credit">{{ t().credit(page.credit | vMoney) }}</p>
        }
        <ul>
          @for (payment of page.items; track payment.id) {
            <li>
              <span class="name"
                >{{ payment.receivedOn | vDay: 'numeric' }} · {{ words().methods[payment.method] }}</span
              >
              <span class="sum">{{ payment.amount | vMoney }}</span>
              <span class="meta">
                @if (payment.invoices.length > 0) {
                  {{ t().pays(payment.invoices.join(', ')) }}
                }
                @if (payment.credit !== '0.00') {
                  {{ t().unused(payment.credit | vMoney) }}
                }
              </span>
            </li>
          }
        </ul>
        @if (page.nextCursor) {
          <p class="quiet">{{ t().latestPayments }}</p>
        }
      </section>
    }
  `,
  styles: `
    section {
      margin-block-start: 32px;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 2px 12px;
      padding-block: 12px;
      border-block-end: 1px solid var(--line);
    }
    .sum {
      font-variant-numeric: tabular-nums;
    }
    .meta {
      grid-column: 1 / -1;
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    .credit {
      margin-block-end: 8px;
      font-weight: var(--weight-medium);
    }
  `,
})
export class PaymentList {
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(ownInvoiceTexts);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  readonly #list = httpResource(() => '/api/portal/payments', { parse: (body) => ownPayments.parse(body) });
  protected readonly shown = computed(() => {
    const page = this.#list.hasValue() ? this.#list.value() : null;
    return page && (page.items.length > 0 || page.credit !== '0.00') ? page : null;
  });

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || billingNews.has(event.type)) this.#list.reload();
    });
  }
}
