import { httpResource } from '@angular/common/http';
import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, InstantPipe, MoneyPipe, injectTexts, reloadOn } from '@vigie/ui';
import { type LiveEvent, ownSuspensions } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { suspensionTexts } from './suspension.texts';

const news: ReadonlySet<LiveEvent['type']> = new Set([
  'contract.changed',
  'invoice.changed',
  'payment.changed',
]);

/** To the management of a suspended client: what is owed, what it means, and the way to its invoices. */
@Component({
  selector: 'app-suspension-notice',
  imports: [Icon, InstantPipe, MoneyPipe, RouterLink],
  template: `
    @for (one of suspended(); track one.contract) {
      <section class="standing standing-waiting" role="status">
        <p class="standing-title">
          <v-icon name="triangle-alert" [size]="20" />{{ t().title(one.contract) }}
        </p>
        <p>{{ t().body(one.since | vInstant, one.open | vMoney) }}</p>
        @if (!here()) {
          <p>
            <a routerLink="/factures">{{ t().invoices }}</a>
          </p>
        }
      </section>
    }
  `,
  styles: `
    section {
      margin-block-end: 20px;
    }
    a {
      font-weight: var(--weight-medium);
    }
  `,
})
export class SuspensionNotice {
  /** Beside the invoices themselves. */
  readonly here = input(false, { transform: booleanAttribute });
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(suspensionTexts);
  readonly #list = httpResource(
    () => (this.#session.can('invoices.own') ? '/api/portal/suspensions' : undefined),
    { parse: (body) => ownSuspensions.parse(body).items },
  );
  protected readonly suspended = computed(() => (this.#list.hasValue() ? this.#list.value() : []));

  constructor() {
    // The payment and the contract change within milliseconds: the last word counts.
    reloadOn(
      ({ type }) => news.has(type),
      () => this.#list.reload(),
    );
  }
}
