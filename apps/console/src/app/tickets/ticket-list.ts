import { HttpClient, httpResource } from '@angular/common/http';
import {
  Component,
  DestroyRef,
  ElementRef,
  afterRenderEffect,
  computed,
  inject,
  input,
  linkedSignal,
  signal,
  viewChild,
  viewChildren,
} from '@angular/core';
import { EmptyState, ErrorState, Skeleton, injectTexts, sharedTexts } from '@vigie/ui';
import { type TicketRow, maxPageSize, page, ticketRow } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { type DeskQuery, activeFilters, apiParams, viewOf } from './ticket-filters';
import { TicketRowLink } from './ticket-row-link';
import { ticketTexts } from './tickets.texts';

const step = 50;
const rows = page(ticketRow);

/**
 * The rows of a view. Up to one full page they are read together, so that live news refreshes all of them;
 * beyond, further pages are added by cursor.
 */
@Component({
  selector: 'app-ticket-list',
  imports: [EmptyState, ErrorState, Skeleton, TicketRowLink],
  templateUrl: './ticket-list.html',
  styleUrl: './ticket-list.css',
})
export class TicketList {
  readonly query = input.required<DeskQuery>();

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly placeholders = Array.from({ length: 9 }, (_, index) => index);

  readonly #key = computed(() => JSON.stringify(apiParams(this.query())));
  readonly #limit = linkedSignal({ source: this.#key, computation: () => step });
  protected readonly first = httpResource(
    () => ({ url: '/api/tickets', params: { ...apiParams(this.query()), limit: this.#limit() } }),
    { parse: (raw) => rows.parse(raw) },
  );
  readonly #last = keepLast(this.first);
  readonly #tail = linkedSignal<string, { items: TicketRow[]; nextCursor: string | null } | null>({
    source: this.#key,
    computation: () => null,
  });
  readonly #loadingMore = signal(false);
  readonly #sentinel = viewChild<ElementRef<HTMLElement>>('sentinel');
  readonly #links = viewChildren(TicketRowLink);

  protected readonly ready = computed(() => this.#last() !== undefined);
  readonly rows = computed(() => {
    const head = this.#last()?.items ?? [];
    const known = new Set(head.map(({ id }) => id));
    return [...head, ...(this.#tail()?.items ?? []).filter(({ id }) => !known.has(id))];
  });
  protected readonly more = computed(() => {
    const tail = this.#tail();
    return (tail ? tail.nextCursor : (this.#last()?.nextCursor ?? null)) !== null;
  });
  protected readonly filtered = computed(() => activeFilters(this.query()).length > 0);
  protected readonly empty = computed(() => this.t().list.empty[viewOf(this.query())]);

  constructor() {
    reloadOn(
      (event) => event.type === 'ticket.changed',
      () => this.first.reload(),
    );
    const observer = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.loadMore();
    });
    afterRenderEffect(() => {
      observer.disconnect();
      const sentinel = this.#sentinel()?.nativeElement;
      this.rows();
      if (sentinel) observer.observe(sentinel);
    });
    inject(DestroyRef).onDestroy(() => observer.disconnect());
  }

  reload(): void {
    this.first.reload();
  }

  /** Moves the focus by one row, from the focused or the opened one. */
  move(direction: 1 | -1, openId: string | null): void {
    const links = this.#links();
    const focused = links.findIndex((link) => link.hasFocus);
    const from = focused >= 0 ? focused : links.findIndex((link) => link.row().id === openId);
    const target = links[Math.min(Math.max(from + direction, 0), links.length - 1)];
    target?.focus();
  }

  /** The ticket under the keyboard, if any. */
  get focused(): TicketRow | null {
    return (
      this.#links()
        .find((link) => link.hasFocus)
        ?.row() ?? null
    );
  }

  protected async loadMore(): Promise<void> {
    if (!this.more() || this.#loadingMore() || this.first.isLoading()) return;
    if (this.#limit() < maxPageSize) {
      this.#limit.update((limit) => Math.min(limit + step, maxPageSize));
      return;
    }
    await this.#loadTail();
  }

  async #loadTail(): Promise<void> {
    const key = this.#key();
    const cursor = this.#tail()?.nextCursor ?? this.#last()?.nextCursor;
    if (!cursor) return;
    this.#loadingMore.set(true);
    try {
      const params = { ...apiParams(this.query()), limit: step, cursor };
      const next = rows.parse(await firstValueFrom(this.#http.get('/api/tickets', { params })));
      if (key !== this.#key()) return;
      this.#tail.update((tail) => ({
        items: [...(tail?.items ?? []), ...next.items],
        nextCursor: next.nextCursor,
      }));
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.#loadingMore.set(false);
    }
  }
}
