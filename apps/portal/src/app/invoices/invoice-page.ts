import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  DayPipe,
  ErrorState,
  Icon,
  LiveEvents,
  Locale,
  MoneyPipe,
  Skeleton,
  formatDecimal,
  formatMoney,
  injectTexts,
  problemOf,
} from '@vigie/ui';
import { type OwnInvoice, invoiceWords, ownInvoice } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { billingNews } from './billing-news';
import { InvoiceStanding } from './invoice-standing';
import { ownInvoiceTexts } from './texts';

type Line = OwnInvoice['lines'][number];

/** One invoice or credit note of the company: what it asks for, what was paid, its document. */
@Component({
  selector: 'app-invoice-page',
  imports: [DayPipe, ErrorState, Icon, InvoiceStanding, MoneyPipe, RouterLink, Skeleton],
  templateUrl: './invoice-page.html',
  styleUrl: '../contracts/contract-page.css',
  host: { class: 'page' },
})
export class InvoicePage {
  readonly id = input.required<string>();

  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(ownInvoiceTexts);
  protected readonly words = computed(() => invoiceWords[this.#locale()]);
  /** Said at once to who may not: the server is not asked. */
  protected readonly may = computed(() => this.#session.can('invoices.own'));
  protected readonly invoice = httpResource(
    () => (this.may() ? `/api/portal/invoices/${encodeURIComponent(this.id())}` : undefined),
    { parse: (body) => ownInvoice.parse(body) },
  );
  protected readonly lost = computed(() => problemOf(this.invoice.error()).code === 'not-found');

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || billingNews.has(event.type)) this.invoice.reload();
    });
  }

  protected rate(hundredths: number): string {
    return `${formatDecimal(String(hundredths / 100), this.#locale())}\u202f%`;
  }

  protected explained({ quantity, price, vatRate }: Line): string {
    const locale = this.#locale();
    return this.t().line(formatDecimal(quantity, locale), formatMoney(price, locale), this.rate(vatRate));
  }
}
