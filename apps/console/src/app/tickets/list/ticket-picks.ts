import { type Signal, computed, linkedSignal } from '@angular/core';
import type { ListedTicket } from '@vigie/wire';
import { type Selection, nothing, pick } from '../../kit/selection';

/** The tickets that are picked among those shown. */
export interface TicketPicks {
  ids: Signal<ReadonlySet<string>>;
  /** Those that are still shown. */
  rows: Signal<readonly ListedTicket[]>;
  /** Picks a ticket or gives it up; a range goes from the last one that was touched, among its neighbours. */
  pick(id: string, range: boolean, neighbours?: readonly ListedTicket[]): void;
  pickAll(): void;
  /** What a change left as it was stays picked, to be looked at. */
  keep(ids: ReadonlySet<string>): void;
  /** False when nothing was picked. */
  clear(): boolean;
}

/** Begins with nothing picked, and again whenever the source says something else. */
export function ticketPicks(source: () => string, shown: () => readonly ListedTicket[]): TicketPicks {
  const selection = linkedSignal<string, Selection>({ source, computation: () => nothing });
  const idsOf = (rows: readonly ListedTicket[]): string[] => rows.map(({ id }) => id);
  return {
    ids: computed(() => selection().ids),
    rows: computed(() => shown().filter(({ id }) => selection().ids.has(id))),
    pick: (id, range, neighbours = shown()) =>
      selection.update((before) => pick(before, idsOf(neighbours), id, range)),
    pickAll: () => selection.set({ ids: new Set(idsOf(shown())), anchor: null }),
    keep: (ids) => selection.set({ ids, anchor: null }),
    clear: () => {
      const had = selection().ids.size > 0;
      selection.set(nothing);
      return had;
    },
  };
}
