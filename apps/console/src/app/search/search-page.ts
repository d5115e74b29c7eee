import { httpResource } from '@angular/common/http';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  viewChildren,
  ElementRef,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  DayPipe,
  EmptyState,
  ErrorState,
  Icon,
  InstantPipe,
  Locale,
  MarkedText,
  NumberPipe,
  Skeleton,
  formatNumber,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type SearchField, type SearchLanguage, parseSearch, valueName } from '@vigie/rules';
import { type SearchFacets, searchAnswer } from '@vigie/wire';
import { ContractState } from '../contracts/contract-state';
import { keepLast } from '../core/resources';
import { Shortcuts } from '../keyboard/shortcuts';
import { PageTitle } from '../shell/page-title';
import { PriorityMark } from '../tickets/priority-mark';
import { toggled } from './completion';
import { deskQueryOf } from './desk-query';
import { searchTexts } from './search.texts';

const step = 20;
const most = 100;

interface Facet {
  key: string;
  label: string;
  count: number;
  on: boolean;
  q: string;
}

/** What was found, by kind, and what narrows it. The address holds the query. */
@Component({
  selector: 'app-search-page',
  imports: [
    ContractState,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    InstantPipe,
    MarkedText,
    NumberPipe,
    PriorityMark,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './search-page.html',
  styleUrl: './search-page.css',
})
export class SearchPage {
  /** The router gives nothing where the address has none. */
  readonly q = input('', { transform: (given: string | undefined) => given ?? '' });
  readonly #router = inject(Router);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(searchTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly asked = computed(() => this.q().trim());
  protected readonly limit = linkedSignal({ source: this.asked, computation: () => step });
  protected readonly results = httpResource(
    () =>
      this.asked() === ''
        ? undefined
        : { url: '/api/search', params: { q: this.asked(), most: this.limit() } },
    { parse: (raw) => searchAnswer.parse(raw) },
  );
  readonly #last = keepLast(this.results);
  protected readonly answer = computed(() => (this.asked() === '' ? undefined : this.#last()));
  protected readonly nothing = computed(() => {
    const answer = this.answer();
    return (
      answer !== undefined &&
      [answer.tickets, answer.clients, answer.contacts, answer.equipment, answer.contracts].every(
        ({ items }) => items.length === 0,
      )
    );
  });
  protected readonly canShowMore = computed(() => {
    const total = this.answer()?.tickets.total ?? 0;
    return total > this.limit() && this.limit() < most;
  });
  protected readonly facets = computed(() => {
    const facets = this.answer()?.facets;
    if (!facets) return [];
    const { facetOf } = this.t();
    return [
      { key: 'states', title: facetOf.states, items: this.#facet('state', facets.states) },
      { key: 'kinds', title: facetOf.kinds, items: this.#facet('kind', facets.kinds) },
      { key: 'clients', title: facetOf.clients, items: this.#facet('client', facets.clients) },
    ].filter(({ items }) => items.length > 1 || items.some(({ on }) => on));
  });
  protected readonly examples = computed(() => Object.entries(this.t().help.examples));
  private readonly links = viewChildren<ElementRef<HTMLAnchorElement>>('link');

  constructor() {
    const title = inject(PageTitle);
    effect(() => title.say(this.asked() === '' ? '' : this.t().for(this.asked())));
    inject(Shortcuts).use({ j: () => this.#move(1), k: () => this.#move(-1) });
  }

  protected counted({ total, more }: { total: number; more: boolean }): string {
    const count = formatNumber(total, this.#locale());
    return more ? this.t().moreThan(count) : this.t().count(count);
  }

  /** The list of the desk takes from the query what its own filters can hold. */
  protected readonly listParams = computed(() => deskQueryOf(this.asked(), this.#locale()));

  protected showMore(): void {
    this.limit.update((limit) => Math.min(most, limit + step * 2));
  }

  protected search(q: string): void {
    void this.#router.navigate(['/search'], { queryParams: { q } });
  }

  #move(by: number): void {
    const links = this.links().map(({ nativeElement }) => nativeElement);
    const at = links.findIndex((link) => link === document.activeElement);
    links[
      at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by))
    ]?.focus();
  }

  #facet(field: SearchField, counts: SearchFacets['states']): Facet[] {
    const language: SearchLanguage = this.#locale();
    const filters = parseSearch(this.asked()).query.filters;
    return counts.map(({ value, name, count }) => {
      const written = field === 'client' ? name : value;
      return {
        key: value,
        label: this.#label(field, value, name),
        count,
        on: filters.some((filter) => filter.field === field && !filter.not && filter.value === written),
        q: toggled(
          this.asked(),
          field,
          field === 'client' ? name : valueName(field, value, language),
          language,
        ),
      };
    });
  }

  #label(field: SearchField, value: string, name: string): string {
    const { ticketStates, ticketKinds } = this.shared();
    const words: Readonly<Record<string, string>> = field === 'state' ? ticketStates : ticketKinds;
    return field === 'client' ? name : (words[value] ?? value);
  }
}
