import { type TicketColumn, ticketColumns } from '@vigie/wire';

/** A column of the list, and whether it is shown. */
export interface ColumnChoice {
  column: TicketColumn;
  shown: boolean;
}

/** The shown columns in their order, then those that are left out. */
export const choicesOf = (shown: readonly TicketColumn[]): ColumnChoice[] => [
  ...shown.map((column) => ({ column, shown: true })),
  ...ticketColumns.filter((column) => !shown.includes(column)).map((column) => ({ column, shown: false })),
];

/** The same with one column a place further; at the ends nothing moves. */
export function moved(choices: readonly ColumnChoice[], from: number, step: 1 | -1): ColumnChoice[] {
  const next = [...choices];
  const [one, other] = [next[from], next[from + step]];
  if (one && other) [next[from], next[from + step]] = [other, one];
  return next;
}

/** The columns that are shown, in their order. */
export const shownOf = (choices: readonly ColumnChoice[]): TicketColumn[] =>
  choices.filter(({ shown }) => shown).map(({ column }) => column);
