import { HttpClient, httpResource } from '@angular/common/http';
import { type Signal, computed, inject, linkedSignal, signal } from '@angular/core';
import { type Page, maxPageSize } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from './failures';
import { keepLast } from './resources';

type Params = Record<string, string | number | boolean>;

export interface PagedListOptions<T> {
  /** The address of the list; a function where it depends on inputs. */
  url: string | (() => string);
  params: () => Params;
  parse: (raw: unknown) => Page<T>;
  step?: number;
}

/** A list of the API while it is on screen. */
export interface PagedList<T> {
  rows: Signal<readonly T[]>;
  /** False until the first answer. */
  ready: Signal<boolean>;
  /** True while other filters are being read; the rows shown are those before. */
  stale: Signal<boolean>;
  error: Signal<unknown>;
  more: Signal<boolean>;
  total: Signal<number | null>;
  loadMore: () => Promise<void>;
  reload: () => void;
}

const defaultStep = 50;

/**
 * Up to one full page the rows are read together, so that a reload refreshes all of them; beyond, further pages
 * are added by cursor. Call it in an injection context.
 */
export function pagedList<T extends { id: string }>(options: PagedListOptions<T>): PagedList<T> {
  const http = inject(HttpClient);
  const failures = inject(Failures);
  const step = options.step ?? defaultStep;
  const url = () => (typeof options.url === 'string' ? options.url : options.url());
  const key = computed(() => JSON.stringify([url(), options.params()]));
  const limit = linkedSignal({ source: key, computation: () => step });
  const head = httpResource(() => ({ url: url(), params: { ...options.params(), limit: limit() } }), {
    parse: options.parse,
  });
  const last = keepLast(head);
  const tail = linkedSignal<string, Page<T> | null>({ source: key, computation: () => null });
  const loadingMore = signal(false);
  const cursor = computed(() => {
    const added = tail();
    return added ? added.nextCursor : (last()?.nextCursor ?? null);
  });

  const loadTail = async (from: string): Promise<void> => {
    const asked = key();
    loadingMore.set(true);
    try {
      const params = { ...options.params(), limit: step, cursor: from };
      const next = options.parse(await firstValueFrom(http.get(url(), { params })));
      if (asked === key())
        tail.update((page) => ({ ...next, items: [...(page?.items ?? []), ...next.items] }));
    } catch (error) {
      failures.toast(error);
    } finally {
      loadingMore.set(false);
    }
  };

  return {
    rows: computed(() => merge(last()?.items ?? [], tail()?.items ?? [])),
    ready: computed(() => last() !== undefined),
    stale: computed(() => head.status() === 'loading'),
    error: computed(() => (last() === undefined ? head.error() : undefined)),
    more: computed(() => cursor() !== null),
    total: computed(() => last()?.total ?? null),
    reload: () => void head.reload(),
    loadMore: async () => {
      const from = cursor();
      if (from === null || loadingMore() || head.isLoading()) return;
      if (limit() < maxPageSize) limit.update((value) => Math.min(value + step, maxPageSize));
      else await loadTail(from);
    },
  };
}

function merge<T extends { id: string }>(head: readonly T[], tail: readonly T[]): T[] {
  const known = new Set(head.map(({ id }) => id));
  return [...head, ...tail.filter(({ id }) => !known.has(id))];
}
