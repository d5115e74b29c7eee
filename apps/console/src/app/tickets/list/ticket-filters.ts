import {
  type SavedView,
  type TicketColumn,
  type TicketDisplay,
  type TicketSort,
  type TicketView,
  columnsOf,
  effectiveSort,
  ticketDisplays,
  ticketSorts,
  ticketViews,
} from '@vigie/wire';
import { paramsOf } from '../../core/resources';

/** The query parameters of the desk, as the address holds them. */
export interface DeskQuery {
  /** The saved view that the filters come from; with a view beside it, the address holds all filters itself. */
  saved?: string | undefined;
  view?: string | undefined;
  client?: string | undefined;
  state?: string | undefined;
  assignee?: string | undefined;
  queue?: string | undefined;
  kind?: string | undefined;
  tag?: string | undefined;
  quote?: string | undefined;
  priority?: string | undefined;
  q?: string | undefined;
  sort?: string | undefined;
  /** How the tickets are laid out, and which columns a table shows. */
  display?: string | undefined;
  columns?: string | undefined;
}

export const displays = ticketDisplays;
export type Display = TicketDisplay;

export const filterKeys = [
  'client',
  'queue',
  'state',
  'assignee',
  'kind',
  'priority',
  'tag',
  'quote',
  'q',
] as const;
export type FilterKey = (typeof filterKeys)[number];

export function viewOf(query: DeskQuery): TicketView {
  return ticketViews.find((view) => view === query.view) ?? 'todo';
}

export function sortOf(query: DeskQuery): TicketSort {
  return ticketSorts.find((sort) => sort === query.sort) ?? 'due';
}

/** The order that the list comes in, which is not always the one that was asked for. */
export function shownSort(query: DeskQuery): TicketSort {
  return effectiveSort({ view: viewOf(query), state: query.state, sort: sortOf(query) });
}

/** What an order changes of the address: by deadline, only what has one is left. */
export function sortedBy(query: DeskQuery, sort: TicketSort): Pick<DeskQuery, 'sort' | 'state'> {
  const none = effectiveSort({ view: viewOf(query), state: query.state, sort }) !== sort;
  return { sort, ...(none && { state: 'active' }) };
}

export function displayOf(query: DeskQuery): Display {
  return displays.find((display) => display === query.display) ?? 'list';
}

/** The columns that the address names; null when it leaves them to the browser. */
export function namedColumns({ columns }: DeskQuery): TicketColumn[] | null {
  const named = columns ? columnsOf(columns) : [];
  return named.length > 0 ? named : null;
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

/** What a saved view keeps of the address. */
export function savedFilters(query: DeskQuery): Record<string, string> {
  const filters = activeFilters(query).map(({ key, value }): [string, string] => [key, value]);
  return { view: viewOf(query), ...Object.fromEntries(filters) };
}

/** The address of what a saved view shows. */
export function queryOf({
  filters,
  sort,
  display,
  columns,
}: Pick<SavedView, 'filters' | 'sort' | 'display' | 'columns'>): DeskQuery {
  const { priority, ...others } = filters;
  const layout = {
    ...(display !== 'list' && { display }),
    ...(columns && { columns: columns.join(',') }),
  };
  return { ...others, view: filters.view ?? 'all', priority: priority?.toString(), sort, ...layout };
}

/** Whether a view that keeps one address would keep the other, too. */
export function sameList(one: DeskQuery, other: DeskQuery): boolean {
  const kept = (query: DeskQuery): string =>
    JSON.stringify([apiParams(query), displayOf(query), namedColumns(query)]);
  return kept(one) === kept(other);
}
