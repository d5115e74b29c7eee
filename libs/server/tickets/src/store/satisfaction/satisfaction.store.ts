import type { Transaction } from '@vigie/platform';
import type { Rating } from '@vigie/rules';
import type { StoredTicket } from '../desk/ticket.store';
import { SatisfactionRow } from './satisfaction.row';

/** An end of the work of a ticket, as stored; stays inside the feature. */
export type StoredRating = Readonly<SatisfactionRow>;

/** Minutes before somebody is asked: a state that was clicked by mistake is put right by then. */
const askAfterMinutes = 5;

/** Notes that the work of a ticket ended, so that its requester can say what they think of it. */
export async function openRating(tx: Transaction, ticket: StoredTicket): Promise<void> {
  const { id: ticketId, clientId, requesterId, assigneeId, kind } = ticket;
  if (kind === 'internal' || requesterId === null) return;
  const ratingId = await tx.insert(SatisfactionRow, {
    ...{ ticketId, clientId, requesterId, assigneeId, doneAt: tx.now },
    ...{ askedAt: null, rating: null, comment: null, ratedAt: null },
  });
  const at = new Date(tx.now.getTime() + askAfterMinutes * 60_000);
  await tx.emit('ticket.finished', { ratingId, clientId }, at);
}

/** Reads one and holds it until the transaction ends. */
export const lockRating = (tx: Transaction, id: string): Promise<StoredRating | null> =>
  tx.manager.findOne(SatisfactionRow, { where: { id }, lock: { mode: 'pessimistic_write' } });

/** Holds a person, so that two questions to them follow each other; says when they were asked last. */
export async function lastAsked(
  tx: Transaction,
  { clientId, requesterId }: Pick<StoredRating, 'clientId' | 'requesterId'>,
): Promise<Date | null> {
  await tx.query('SELECT id FROM person WHERE id = ? FOR UPDATE', [requesterId]);
  const [row] = await tx.query<{ at: Date | null }>(
    `SELECT asked_at AS at FROM satisfaction
      WHERE client_id = ? AND requester_id = ? AND asked_at IS NOT NULL ORDER BY asked_at DESC LIMIT 1 FOR UPDATE`,
    [clientId, requesterId],
  );
  return row?.at ?? null;
}

/** The ticket of an end of work as it is now, unless it goes on in another one or has ended once more since. */
export async function finishedTicket(
  tx: Transaction,
  { id, ticketId, clientId }: StoredRating,
): Promise<{ subject: string } | null> {
  const [row] = await tx.query<{ subject: string }>(
    `SELECT t.subject FROM ticket t
       LEFT JOIN ticket_merge g ON g.client_id = t.client_id AND g.ticket_id = t.id
      WHERE t.id = ? AND t.client_id = ? AND t.is_open = 0 AND t.kind <> 'internal' AND g.ticket_id IS NULL
        AND NOT EXISTS (SELECT 1 FROM satisfaction s
                         WHERE s.ticket_id = t.id AND s.client_id = t.client_id AND s.id > ?)`,
    [ticketId, clientId, id],
  );
  return row ?? null;
}

/** Writes down that a requester was asked, or what they answered. */
export async function updateRating(
  tx: Transaction,
  id: string,
  values: { askedAt: Date } | { rating: Rating; comment: string | null; ratedAt: Date },
): Promise<void> {
  await tx.manager.update(SatisfactionRow, id, values);
}
