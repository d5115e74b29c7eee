import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  Ticker,
  displayZone,
  injectTexts,
} from '@vigie/ui';
import { addMonths, localDateOf, monthOf, reviewStates, toInstant } from '@vigie/rules';
import { type ReviewBrief, client, page, reviewBrief, reviewWords, serviceReview } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { pagedList } from '../core/paged-list';
import { keepLast, paramsOf } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { LoadMore } from '../kit/load-more';
import { TableGhost } from '../kit/table-ghost';
import { reviewTexts } from './reviews.texts';

/** The monthly service reviews of all clients; the filters stand in the address. */
@Component({
  selector: 'app-reviews-page',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, LoadMore, RouterLink, TableGhost],
  templateUrl: './reviews-page.html',
  styleUrl: './reviews-page.css',
})
export class ReviewsPage {
  // From the address.
  readonly month = input<string>();
  readonly client = input<string>();
  readonly state = input<string>();

  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(reviewTexts);
  protected readonly states = reviewStates;
  protected readonly words = computed(() => reviewWords[this.#locale()]);
  protected readonly mayWrite = inject(SessionStore).can('reviews.write');
  protected readonly busy = signal(false);
  protected readonly chosen = signal('');
  protected readonly list = pagedList<ReviewBrief>({
    url: '/api/reviews',
    params: () =>
      paramsOf({
        month: this.month(),
        client: this.client(),
        state: reviewStates.find((one) => one === this.state()),
      }),
    parse: (raw) => page(reviewBrief).parse(raw),
  });
  readonly #clients = keepLast(
    httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
      parse: (raw) => page(client).parse(raw),
    }),
  );
  protected readonly clients = computed(() => this.#clients()?.items ?? []);
  protected readonly thisMonth = computed(() => monthOf(localDateOf(toInstant(this.#now()), displayZone)));
  protected readonly lastMonth = computed(() => monthOf(addMonths(`${this.thisMonth()}-01`, -1)));

  constructor() {
    reloadOn(
      (event) => event.type === 'review.changed',
      () => this.list.reload(),
    );
  }

  protected set(params: Record<string, string | null>): void {
    void this.#router.navigate([], { queryParams: params, queryParamsHandling: 'merge' });
  }

  protected async create(event: Event, clientId: string, month: string): Promise<void> {
    event.preventDefault();
    if (this.busy() || clientId === '' || month === '') return;
    this.busy.set(true);
    try {
      const made = serviceReview.parse(
        await firstValueFrom(this.#http.post('/api/reviews', { clientId, month })),
      );
      await this.#router.navigate(['/reviews', made.id]);
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
    }
  }
}
