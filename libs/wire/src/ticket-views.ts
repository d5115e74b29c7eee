import * as z from 'zod';
import { id, line, version } from './common';
import { ticketColumns, ticketFilters, ticketSorts } from './tickets';

export const ticketDisplays = ['list', 'table', 'board'] as const;
export type TicketDisplay = (typeof ticketDisplays)[number];

const distinct = (columns: readonly string[]) => new Set(columns).size === columns.length;

/** A view as its owner saves it; a shared one belongs to nobody and is seen by everybody of the desk. */
export const newSavedView = z.strictObject({
  name: line(60),
  shared: z.boolean().default(false),
  filters: ticketFilters,
  sort: z.enum(ticketSorts).default('due'),
  /** How the tickets are laid out. */
  display: z.enum(ticketDisplays).default('list'),
  /** In the order shown; null leaves them to each browser. */
  columns: z.array(z.enum(ticketColumns)).min(1).refine(distinct, 'columns').nullable().default(null),
});
export type NewSavedView = z.infer<typeof newSavedView>;
export const savedViewChange = newSavedView.extend({ version });
export type SavedViewChange = z.infer<typeof savedViewChange>;

export const savedView = newSavedView.extend({ id, version });
export type SavedView = z.infer<typeof savedView>;
export const savedViews = z.object({ items: z.array(savedView) });

/** How many views one person, or all together, may keep. */
export const mostSavedViews = 100;
