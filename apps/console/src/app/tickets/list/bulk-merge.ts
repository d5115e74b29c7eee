import type { TicketRow } from '@vigie/wire';

type Mergeable = Pick<TicketRow, 'id' | 'state' | 'client'>;

/** Tickets that others can go on in: those that are not over. */
export const mergeTargets = <T extends Mergeable>(rows: readonly T[]): T[] =>
  rows.filter(({ state }) => state !== 'resolved' && state !== 'closed');

/** Whether picked tickets can become one: several of one client, one of them not over. */
export function canMergeAll(rows: readonly Mergeable[]): boolean {
  const clients = new Set(rows.map(({ client }) => client.id));
  return rows.length > 1 && clients.size === 1 && mergeTargets(rows).length > 0;
}
