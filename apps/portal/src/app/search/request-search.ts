import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  DayPipe,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  MarkedText,
  Skeleton,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { contractWords, portalSearchAnswer } from '@vigie/wire';
import { contractTexts } from '../contracts/texts';
import { requestTexts } from '../requests/texts';
import { searchTexts } from './texts';

const step = 20;
const most = 100;

/** What was found in the requests of the person's company, in its equipment and its contracts. */
@Component({
  selector: 'app-request-search',
  imports: [DayPipe, EmptyState, ErrorState, Icon, InstantPipe, MarkedText, RouterLink, Skeleton],
  templateUrl: './request-search.html',
})
export class RequestSearch {
  readonly q = input.required<string>();
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(searchTexts);
  protected readonly requests = injectTexts(requestTexts);
  protected readonly contracts = injectTexts(contractTexts);
  protected readonly contractWords = computed(() => contractWords[this.#locale()]);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly limit = linkedSignal({ source: this.q, computation: () => step });
  protected readonly found = httpResource(
    () => ({ url: '/api/portal/search', params: { q: this.q(), most: this.limit() } }),
    { parse: (body) => portalSearchAnswer.parse(body) },
  );
  protected readonly nothing = computed(() => {
    if (!this.found.hasValue()) return false;
    const { requests, equipment, contracts } = this.found.value();
    return [requests, equipment, contracts].every(({ items }) => items.length === 0);
  });
  protected readonly counted = computed(() => {
    if (!this.found.hasValue()) return '';
    const { total, more } = this.found.value().requests;
    const count = total.toLocaleString(this.#locale());
    return this.t().results(more ? this.t().moreThan(count) : count);
  });

  protected canShowMore(total: number): boolean {
    return total > this.limit() && this.limit() < most;
  }

  protected more(): void {
    this.limit.update((limit) => Math.min(most, limit + step * 2));
  }
}
