import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, debounced, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EmptyState, ErrorState, LiveEvents, Skeleton, injectTexts } from '@vigie/ui';
import { type RequestSummary, page, requestSummary } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../forms/error-summary';
import { injectSending } from '../forms/sending';
import { RequestSearch } from '../search/request-search';
import { searchTexts } from '../search/texts';
import { SessionStore } from '../session/session-store';
import { HistoryFilters, type HistoryQuery } from './history-filters';
import { RequestCard } from './request-card';
import { requestTexts } from './texts';

const requestPage = page(requestSummary);
const pageSize = 20;
const states: Readonly<Record<string, 'open' | 'done' | 'all'>> = { terminees: 'done', toutes: 'all' };
const views = [
  { vue: null, state: 'open' },
  { vue: 'terminees', state: 'done' },
  { vue: 'toutes', state: 'all' },
] as const;

/** Every request of the person's company; what is shown of them lives in the address. */
@Component({
  selector: 'app-request-list',
  imports: [
    EmptyState,
    ErrorState,
    ErrorSummary,
    HistoryFilters,
    RequestCard,
    RequestSearch,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './request-list.html',
  host: { class: 'page' },
})
export class RequestList {
  /** `terminees`, `toutes`, or nothing for those in progress. */
  readonly vue = input<string>();
  // Filters: first and last day, kind, who asked.
  readonly du = input<string>();
  readonly au = input<string>();
  readonly type = input<string>();
  readonly par = input<string>();
  /** What is searched instead. */
  readonly q = input<string>();
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  protected readonly t = injectTexts(requestTexts);
  protected readonly search = injectTexts(searchTexts);
  /** What is typed stays as it is when the address only says the same. */
  protected readonly typed = linkedSignal<string | undefined, string>({
    source: this.q,
    computation: (q = '', before) => (before?.value.trim() === q ? before.value : q),
  });
  readonly #settled = debounced(() => this.typed().trim(), 300);
  protected readonly maySend = inject(SessionStore).maySend;
  protected readonly sending = injectSending();
  protected readonly views = views;
  protected readonly state = computed(() => states[this.vue() ?? ''] ?? 'open');
  protected readonly query = computed<HistoryQuery>(
    () => {
      const all = { from: this.du(), to: this.au(), kind: this.type(), by: this.par() };
      const given = Object.entries(all).flatMap(([key, value]) => (value ? [[key, value] as const] : []));
      return { state: this.state(), ...Object.fromEntries(given) };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  protected readonly empty = computed(() => {
    const { list } = this.t();
    if (Object.keys(this.query()).length > 1) return list.emptyFiltered;
    return this.state() === 'done' ? list.emptyDone : list.emptyOpen;
  });
  protected readonly first = httpResource(
    () => ({ url: '/api/portal/requests', params: { ...this.query(), limit: pageSize } }),
    { parse: (body) => requestPage.parse(body) },
  );
  readonly #firstPage = computed(() => (this.first.hasValue() ? this.first.value() : null));
  readonly #more = linkedSignal<HistoryQuery, readonly RequestSummary[]>({
    source: this.query,
    computation: () => [],
  });
  readonly #moreCursor = linkedSignal<HistoryQuery, string | null | undefined>({
    source: this.query,
    computation: () => undefined,
  });
  protected readonly cursor = computed(() => {
    const after = this.#moreCursor();
    return after === undefined ? (this.#firstPage()?.nextCursor ?? null) : after;
  });
  protected readonly rows = computed(() => {
    const items = this.#firstPage()?.items ?? [];
    const seen = new Set(items.map((item) => item.id));
    return [...items, ...this.#more().filter((item) => !seen.has(item.id))];
  });

  constructor() {
    effect(() => {
      const q = this.#settled.value();
      if (q === (this.q() ?? '') || q !== this.typed().trim()) return;
      const queryParams = { q: q || null };
      void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
    });
    inject(LiveEvents).watch(() => this.first.reload());
  }

  protected async more(): Promise<void> {
    const cursor = this.cursor();
    if (cursor === null) return;
    const params = { ...this.query(), limit: pageSize, cursor };
    await this.sending.run(async () => {
      const next = requestPage.parse(
        await firstValueFrom(this.#http.get('/api/portal/requests', { params })),
      );
      this.#more.update((rows) => [...rows, ...next.items]);
      this.#moreCursor.set(next.nextCursor);
    });
  }
}
