import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  LiveEvents,
  Locale,
  Skeleton,
  injectTexts,
} from '@vigie/ui';
import { clientQuotes, quoteWords } from '@vigie/wire';
import { quoteTexts } from './texts';

/** The quotes of the company: those that wait, then those that were answered. */
@Component({
  selector: 'app-quote-list',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, RouterLink, Skeleton],
  template: `
    <h1>{{ t().title }}</h1>
    @if (list.hasValue()) {
      @for (group of groups(); track group.title) {
        <h2 class="section-title">{{ group.title }}</h2>
        <ul class="requests">
          @for (item of group.items; track item.id) {
            <li>
              <a class="request" [routerLink]="['/devis', item.id]">
                <span class="request-subject">{{ item.subject }}</span>
                <span class="request-state" [class.waiting]="item.state === 'waiting'"
                  >{{ words().states[item.expired ? 'expired' : item.state] }},
                  {{ words().money(item.totalCents) }}</span
                >
                <span class="request-meta">{{ t().of(item.number, item.sentAt | vInstant: 'short') }}</span>
                <v-icon class="request-go" name="chevron-right" [size]="20" />
              </a>
            </li>
          }
        </ul>
      } @empty {
        <v-empty-state icon="file-text" [title]="t().none.title" [text]="t().none.body" />
      }
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true"><v-skeleton height="104px" /></div>
    }
  `,
  host: { class: 'page' },
})
export class QuoteList {
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(quoteTexts);
  protected readonly words = computed(() => quoteWords[this.#locale.current()]);
  protected readonly list = httpResource(() => '/api/portal/quotes', {
    parse: (body) => clientQuotes.parse(body).items,
  });
  protected readonly groups = computed(() => {
    const all = this.list.hasValue() ? this.list.value() : [];
    return [
      { title: this.t().waiting, items: all.filter(({ state }) => state === 'waiting') },
      { title: this.t().decided, items: all.filter(({ state }) => state !== 'waiting') },
    ].filter(({ items }) => items.length > 0);
  });

  constructor() {
    inject(LiveEvents).watch(() => this.list.reload());
  }
}
