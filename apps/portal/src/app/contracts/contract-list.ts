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
import { contractWords, ownContracts } from '@vigie/wire';
import { PriceLetterList } from './price-letter-list';
import { contractTexts } from './texts';

/** The contracts of the company, the next term first. */
@Component({
  selector: 'app-contract-list',
  imports: [DayPipe, EmptyState, ErrorState, Icon, MoneyPipe, PriceLetterList, RouterLink, Skeleton],
  template: `
    <h1>{{ t().title }}</h1>
    <p class="lead">{{ t().lead }}</p>
    @if (list.hasValue()) {
      @if (list.value().length > 0) {
        <ul class="requests">
          @for (item of list.value(); track item.id) {
            <li>
              <a class="request" [routerLink]="['/contrats', item.id]">
                <span class="request-subject">{{ item.label }}</span>
                <span class="request-meta"
                  >{{ words().states[item.state] }} ·
                  {{
                    item.endsOn
                      ? t().ends(item.endsOn | vDay: 'numeric')
                      : t().term(item.term | vDay: 'numeric')
                  }}</span
                >
                <span class="request-meta">{{ item.yearly | vMoney }} {{ t().yearly }}</span>
                <v-icon class="request-go" name="chevron-right" [size]="20" />
              </a>
            </li>
          }
        </ul>
      } @else {
        <v-empty-state icon="file-text" [title]="t().none.title" [text]="t().none.body" />
      }
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" [denied]="t().denied" (retry)="list.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true"><v-skeleton height="104px" /></div>
    }
    @if (list.hasValue()) {
      <app-price-letter-list />
    }
  `,
  styles: `
    .requests {
      margin-block-start: 16px;
    }
  `,
  host: { class: 'page' },
})
export class ContractList {
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(contractTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly list = httpResource(() => '/api/portal/contracts', {
    parse: (body) => ownContracts.parse(body).items,
  });

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || event.type === 'contract.changed') this.list.reload();
    });
  }
}
