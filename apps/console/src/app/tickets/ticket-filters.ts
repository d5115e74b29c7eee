import { type TicketSort, type TicketView, ticketSorts, ticketViews } from '@vigie/wire';
import { paramsOf } from '../core/resources';

/** The query parameters of the desk, as the address holds them. */
export interface DeskQuery {
  view?: string | undefined;
  client?: string | undefined;
  state?: string | undefined;
  assignee?: string | undefined;
  kind?: string | undefined;
  priority?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
}

export const filterKeys = ['client', 'state', 'assignee', 'kind', 'priority', 'q'] as const;
export type FilterKey = (typeof filterKeys)[number];

export function viewOf(query: DeskQuery): TicketView {
  return ticketViews.find((view) => view === query.view) ?? 'todo';
}

export function sortOf(query: DeskQuery): TicketSort {
  return ticketSorts.find((sort) => sort === query.sort) ?? 'due';
}

/** The filters that are set, in the order they are shown. */
export function activeFilters(query: DeskQuery): { key: FilterKey; value: string }[] {
  return filterKeys.flatMap((key) => {
    const value = query[key];
    return value ? [{ key, value }] : [];
  });
}

/** Parameters of the API for the address; what an address holds in excess is left out. */
export function apiParams(query: DeskQuery): Record<string, string | number | boolean> {
  const filters = Object.fromEntries(activeFilters(query).map(({ key, value }) => [key, value]));
  return paramsOf({ view: viewOf(query), sort: sortOf(query), ...filters });
}
