import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Locale, Ticker, injectTexts } from '@vigie/ui';
import { clientReviews, reviewWords } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { reviewTexts } from './texts';

const newMs = 31 * 86_400_000;

/** On the first page, for those who may read them: the review of the last weeks, else all of them. */
@Component({
  selector: 'app-review-notice',
  imports: [Icon, RouterLink],
  template: `
    @if (may()) {
      @let review = latest();
      <p>
        <a class="help-link" [routerLink]="review ? ['/bilans', review.id] : ['/bilans']"
          ><v-icon name="scroll-text" [size]="20" />{{
            review ? t().notice(words().month(review.month)) : t().title
          }}</a
        >
      </p>
    }
  `,
})
export class ReviewNotice {
  readonly #session = inject(SessionStore);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(reviewTexts);
  protected readonly words = computed(() => reviewWords[this.#locale.current()]);
  protected readonly may = computed(() => this.#session.can('reviews.own'));
  readonly #list = httpResource(() => (this.may() ? '/api/portal/reviews' : undefined), {
    parse: (body) => clientReviews.parse(body).items,
  });
  protected readonly latest = computed(() => {
    const [first] = this.#list.hasValue() ? this.#list.value() : [];
    return first?.publishedAt && this.#now() - Date.parse(first.publishedAt) < newMs ? first : null;
  });
}
