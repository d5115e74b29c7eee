import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { shortRate } from '@vigie/rules';
import {
  DayPipe,
  ErrorState,
  Icon,
  Locale,
  MoneyPipe,
  Skeleton,
  formatDecimal,
  formatMoney,
  injectTexts,
  problemOf,
} from '@vigie/ui';
import { type OwnClaim, contractWords, ownClaim } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { ownInvoiceTexts } from './texts';

type Invoice = OwnClaim['invoices'][number];

/** A claim of penalties with every day that it counts. */
@Component({
  selector: 'app-claim-page',
  imports: [DayPipe, ErrorState, Icon, MoneyPipe, RouterLink, Skeleton],
  templateUrl: './claim-page.html',
  styleUrl: '../contracts/contract-page.css',
  host: { class: 'page' },
})
export class ClaimPage {
  readonly id = input.required<string>();

  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(ownInvoiceTexts);
  /** Said at once to who may not: the server is not asked. */
  protected readonly may = computed(() => this.#session.can('invoices.own'));
  protected readonly claim = httpResource(
    () => (this.may() ? `/api/portal/penalty-claims/${encodeURIComponent(this.id())}` : undefined),
    { parse: (body) => ownClaim.parse(body) },
  );
  protected readonly methods = computed(() => contractWords[this.#locale()].penalties);
  protected readonly lost = computed(() => problemOf(this.claim.error()).code === 'not-found');

  /** The rate is that of a month for the methods by month. */
  protected said(method: Invoice['method'], { base, days, rate }: Invoice['segments'][number]): string {
    const locale = this.#locale();
    const [unpaid, percent] = [formatMoney(base, locale), formatDecimal(shortRate(rate), locale)];
    if (method === 'M2' || method === 'M3') return this.t().monthSegment(unpaid, percent);
    return this.t().segment(unpaid, days, percent);
  }

  /** Only the sum of all days is rounded. */
  protected exact(amount: string): string {
    return this.t().exact(formatDecimal(amount, this.#locale()));
  }
}
