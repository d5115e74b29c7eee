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
import { clientReviews, reviewWords } from '@vigie/wire';
import { reviewTexts } from './texts';

/** The published service reviews of the company, the last month first. */
@Component({
  selector: 'app-review-list',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, RouterLink, Skeleton],
  template: `
    <h1>{{ t().title }}</h1>
    <p class="lead">{{ t().lead }}</p>
    @if (list.hasValue()) {
      @if (list.value().length > 0) {
        <ul class="requests">
          @for (item of list.value(); track item.id) {
            <li>
              <a class="request" [routerLink]="['/bilans', item.id]">
                <span class="request-subject month">{{ words().month(item.month) }}</span>
                <span class="request-meta">{{ t().publishedOn(item.publishedAt | vInstant: 'date') }}</span>
                <v-icon class="request-go" name="chevron-right" [size]="20" />
              </a>
            </li>
          }
        </ul>
      } @else {
        <v-empty-state icon="scroll-text" [title]="t().none.title" [text]="t().none.body" />
      }
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" [denied]="t().denied" (retry)="list.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true"><v-skeleton height="104px" /></div>
    }
  `,
  styles: `
    .requests {
      margin-block-start: 16px;
    }
    .month::first-letter {
      text-transform: uppercase;
    }
  `,
  host: { class: 'page' },
})
export class ReviewList {
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(reviewTexts);
  protected readonly words = computed(() => reviewWords[this.#locale.current()]);
  protected readonly list = httpResource(() => '/api/portal/reviews', {
    parse: (body) => clientReviews.parse(body).items,
  });

  constructor() {
    inject(LiveEvents).watch(() => this.list.reload());
  }
}
