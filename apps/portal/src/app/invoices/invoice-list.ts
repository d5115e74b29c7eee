import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  DayPipe,
  EmptyState,
  ErrorState,
  Icon,
  LiveEvents,
  Locale,
  MoneyPipe,
  Skeleton,
  injectTexts,
} from '@vigie/ui';
import { invoiceWords, ownAccount, ownInvoicePage } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { billingNews } from './billing-news';
import { ClaimList } from './claim-list';
import { InvoiceStanding } from './invoice-standing';
import { SuspensionNotice } from './suspension-notice';
import { PaymentList } from './payment-list';
import { ownInvoiceTexts } from './texts';

const most = 200;

/** What the company owes, and its invoices and credit notes, the latest first. */
@Component({
  selector: 'app-invoice-list',
  imports: [
    ClaimList,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    InvoiceStanding,
    MoneyPipe,
    PaymentList,
    RouterLink,
    Skeleton,
    SuspensionNotice,
  ],
  templateUrl: './invoice-list.html',
  styles: `
    .requests {
      margin-block-start: 20px;
    }
  `,
  host: { class: 'page' },
})
export class InvoiceList {
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(ownInvoiceTexts);
  protected readonly words = computed(() => invoiceWords[this.#locale()]);
  /** Said at once to who may not: the server is not asked. */
  protected readonly may = computed(() => this.#session.can('invoices.own'));
  protected readonly list = httpResource(
    () => (this.may() ? { url: '/api/portal/invoices', params: { limit: most } } : undefined),
    { parse: (body) => ownInvoicePage.parse(body) },
  );
  protected readonly account = httpResource(() => (this.may() ? '/api/portal/invoices/account' : undefined), {
    parse: (body) => {
      const { owed, overdue } = ownAccount.parse(body);
      return { owed, overdue, isOwed: Number(owed) > 0, isLate: Number(overdue) > 0 };
    },
  });

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event !== null && !billingNews.has(event.type)) return;
      this.list.reload();
      this.account.reload();
    });
  }
}
