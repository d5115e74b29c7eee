import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, Icon, MoneyPipe, injectTexts } from '@vigie/ui';
import { ownClaims } from '@vigie/wire';
import { ownInvoiceTexts } from './texts';

/** Claims of penalties against the company, below its invoices; nothing where there are none. */
@Component({
  selector: 'app-claim-list',
  imports: [DayPipe, Icon, MoneyPipe, RouterLink],
  template: `
    @if (claims().length > 0) {
      <section aria-labelledby="claims">
        <h2 id="claims" class="section-title">{{ t().claims }}</h2>
        <ul class="requests">
          @for (claim of claims(); track claim.id) {
            <li>
              <a class="request" [routerLink]="['/factures/penalites', claim.id]">
                <span class="request-subject"
                  >{{ t().claim(claim.number) }} · {{ claim.total | vMoney }}</span
                >
                <span class="request-meta">{{
                  t().claimIssued(claim.issuedOn | vDay: 'numeric', claim.asOf | vDay: 'numeric')
                }}</span>
                <span class="request-meta">{{
                  claim.state === 'cancelled'
                    ? t().claimCancelled
                    : +claim.open === 0
                      ? t().claimPaid
                      : t().owed(claim.open | vMoney)
                }}</span>
                <v-icon class="request-go" name="chevron-right" [size]="20" />
              </a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-block-start: 32px;
    }
  `,
})
export class ClaimList {
  protected readonly t = injectTexts(ownInvoiceTexts);
  readonly #list = httpResource(() => '/api/portal/penalty-claims', {
    parse: (body) => ownClaims.parse(body).items,
  });
  protected readonly claims = computed(() => (this.#list.hasValue() ? this.#list.value() : []));
}
