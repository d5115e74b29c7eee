import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ErrorState, Icon, Skeleton, injectTexts, problemOf } from '@vigie/ui';
import { type Rating, ratings } from '@vigie/rules';
import { type RatingChange, requestRating } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { RatingBox } from './rating-box';
import { satisfactionTexts } from './texts';

/** The page of the link in the mail: looking at it says nothing, one of its buttons does. */
@Component({
  selector: 'app-rating-page',
  imports: [ErrorState, Icon, RatingBox, RouterLink, Skeleton],
  template: `
    @if (asked.hasValue()) {
      <h1>{{ t().title }}</h1>
      <p class="lead">{{ asked.value().number }} · {{ asked.value().subject }}</p>
      <app-rating-box
        [rating]="asked.value()"
        [proposed]="proposed()"
        [record]="record"
        (recorded)="asked.reload()"
      />
    } @else if (invalid()) {
      <div class="page-message">
        <v-icon name="link" [size]="32" />
        <h1>{{ t().invalid.title }}</h1>
        <p>{{ t().invalid.body }}</p>
        <a class="btn btn-primary" routerLink="/demandes">{{ t().invalid.action }}</a>
      </div>
    } @else if (asked.error(); as error) {
      <v-error-state [error]="error" (retry)="asked.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true">
        <v-skeleton width="70%" height="32px" />
        <v-skeleton height="140px" />
      </div>
    }
  `,
  host: { class: 'page page-narrow' },
})
export class RatingPage {
  readonly token = input.required<string>();
  readonly note = input<string>();
  readonly #http = inject(HttpClient);
  protected readonly t = injectTexts(satisfactionTexts);
  readonly #url = computed(() => `/api/portal/ratings/${encodeURIComponent(this.token())}`);
  protected readonly asked = httpResource(() => this.#url(), { parse: (body) => requestRating.parse(body) });
  protected readonly proposed = computed<Rating | null>(
    () => ratings.find((one) => one === this.note()) ?? null,
  );
  protected readonly invalid = computed(() => problemOf(this.asked.error()).code === 'rating.link-invalid');
  protected readonly record = (said: RatingChange) => firstValueFrom(this.#http.post(this.#url(), said));
}
