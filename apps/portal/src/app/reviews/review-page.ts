import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  ReviewView,
  Skeleton,
  injectTexts,
  problemOf,
} from '@vigie/ui';
import { reviewWords, serviceReview } from '@vigie/wire';
import { reviewTexts } from './texts';

/** A published service review: what we say of the month first, then its figures. */
@Component({
  selector: 'app-review-page',
  imports: [ErrorState, Icon, InstantPipe, ReviewView, RouterLink, Skeleton],
  template: `
    <a class="back" routerLink="/bilans"><v-icon name="arrow-left" [size]="18" />{{ t().back }}</a>
    @if (review.hasValue()) {
      @let read = review.value();
      <h1>{{ words().title }}, {{ words().month(read.month) }}</h1>
      <p class="lead">
        {{ t().sealed(read.publishedAt | vInstant: 'date', read.publishedBy ?? '') }}
      </p>
      <p class="actions">
        <a class="btn" download [href]="'/api/reviews/' + read.id + '/review.pdf'"
          ><v-icon name="download" [size]="18" />{{ t().download }}</a
        >
      </p>
      @if (read.comment) {
        <section aria-labelledby="said">
          <h2 id="said" class="section-title">{{ words().comment }}</h2>
          <p class="said">{{ read.comment }}</p>
        </section>
      }
      <v-review-view class="figures" [figures]="read.figures" />
    } @else if (lost()) {
      <div class="page-message">
        <v-icon name="search" [size]="32" />
        <h1>{{ t().lost.title }}</h1>
        <p>{{ t().lost.body }}</p>
        <a class="btn btn-primary" routerLink="/bilans">{{ t().back }}</a>
      </div>
    } @else if (review.error(); as error) {
      <v-error-state [error]="error" [denied]="t().denied" (retry)="review.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true">
        <v-skeleton width="70%" height="32px" />
        <v-skeleton height="220px" />
      </div>
    }
  `,
  styles: `
    .said {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .actions {
      margin-block: 16px;
    }
    .figures {
      margin-block-start: 24px;
    }
  `,
  host: { class: 'page' },
})
export class ReviewPage {
  readonly id = input.required<string>();
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(reviewTexts);
  protected readonly words = computed(() => reviewWords[this.#locale.current()]);
  protected readonly review = httpResource(() => `/api/portal/reviews/${encodeURIComponent(this.id())}`, {
    parse: (body) => serviceReview.parse(body),
  });
  protected readonly lost = computed(() => problemOf(this.review.error()).code === 'not-found');
}
