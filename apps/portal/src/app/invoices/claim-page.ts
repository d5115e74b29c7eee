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
import { type OwnClaim, ownClaim } from '@vigie/wire';
import { ownInvoiceTexts } from './texts';

type Segment = OwnClaim['invoices'][number]['segments'][number];

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
  protected readonly t = injectTexts(ownInvoiceTexts);
  protected readonly claim = httpResource(
    () => `/api/portal/penalty-claims/${encodeURIComponent(this.id())}`,
    { parse: (body) => ownClaim.parse(body) },
  );
  protected readonly lost = computed(() => problemOf(this.claim.error()).code === 'not-found');

  protected said({ base, days, rate }: Segment): string {
    const locale = this.#locale();
    return this.t().segment(formatMoney(base, locale), days, formatDecimal(shortRate(rate), locale));
  }

  /** Only the sum of all days is rounded. */
  protected exact(amount: string): string {
    return this.t().exact(formatDecimal(amount, this.#locale()));
  }
}
