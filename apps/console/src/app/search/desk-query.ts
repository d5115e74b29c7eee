import {
  type SearchField,
  type SearchFilter,
  type SearchLanguage,
  parseSearch,
  printSearch,
} from '@vigie/rules';

const held = ['state', 'kind', 'priority', 'assignee', 'queue'] as const;
/** Of these, names stay typed: the list knows them by number. */
const words: Partial<Record<SearchField, readonly string[]>> = { assignee: ['me', 'none'], queue: ['mine'] };

/** The list of the desk for a query: what its own filters can hold becomes one of them, the rest stays typed. */
export function deskQueryOf(typed: string, language: SearchLanguage): Record<string, string> {
  const { query } = parseSearch(typed);
  const filters: Record<string, string> = {};
  const rest: SearchFilter[] = [];
  for (const filter of query.filters) {
    const { field, value, not } = filter;
    const isHeld = held.some((one) => one === field) && (words[field]?.includes(value) ?? true);
    if (isHeld && !not && filters[field] === undefined) filters[field] = value;
    else rest.push(filter);
  }
  const q = printSearch({ ...query, filters: rest }, language).trim();
  return { view: 'all', sort: 'updated', ...filters, ...(q && { q }) };
}
