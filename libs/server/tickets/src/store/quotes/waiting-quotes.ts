import type { TicketRow } from '@vigie/wire';

interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

/** Which of these tickets have a quote that its client has not answered, and whether it is still valid. */
export async function quotesWaiting(
  reader: Reader,
  ticketIds: readonly string[],
): Promise<ReadonlyMap<string, NonNullable<TicketRow['quote']>>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await reader.query<{ id: string; expired: number | string }>(
    `SELECT ticket_id AS id, valid_until < CURRENT_DATE AS expired FROM ticket_quote
      WHERE ticket_id IN (?) AND state = 'waiting'`,
    [ticketIds],
  );
  return new Map(rows.map(({ id, expired }) => [id, Number(expired) === 1 ? 'expired' : 'waiting']));
}
