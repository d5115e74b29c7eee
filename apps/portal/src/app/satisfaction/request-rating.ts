import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { LiveEvents, injectTexts } from '@vigie/ui';
import { type RatingChange, ratingOfRequest } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { RatingBox } from './rating-box';
import { satisfactionTexts } from './texts';

/** What the requester thinks of a request that is done; nothing while the work goes on. */
@Component({
  selector: 'app-request-rating',
  imports: [RatingBox],
  template: `
    @if (shown(); as rating) {
      <section aria-labelledby="rating-title">
        <h2 id="rating-title" class="section-title">{{ t().title }}</h2>
        <app-rating-box [rating]="rating" [record]="record" (recorded)="found.reload()" />
      </section>
    }
  `,
})
export class RequestRatingSection {
  readonly id = input.required<string>();
  readonly #http = inject(HttpClient);
  protected readonly t = injectTexts(satisfactionTexts);
  readonly #url = computed(() => `/api/portal/requests/${encodeURIComponent(this.id())}/rating`);
  protected readonly found = httpResource(() => this.#url(), {
    parse: (body) => ratingOfRequest.parse(body),
  });
  /** An opinion that nobody gave and nobody can give any more is not spoken of. */
  protected readonly shown = computed(() => {
    const rating = this.found.hasValue() ? this.found.value().rating : null;
    return rating && (rating.open || rating.rating) ? rating : null;
  });
  protected readonly record = (said: RatingChange) => firstValueFrom(this.#http.put(this.#url(), said));

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || event.type === 'ticket.changed') this.found.reload();
    });
  }
}
