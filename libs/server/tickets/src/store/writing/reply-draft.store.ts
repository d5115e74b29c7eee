import type { Actor, Transaction } from '@vigie/platform';
import type { ReplyDraft, ReplyDraftChange } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import type { TicketKey } from '../desk/ticket.store';
import { ReplyDraftRow } from './reply-draft.row';

type Visibility = ReplyDraft['visibility'];

/** How many tickets a person is told about. */
const most = 500;

/** Keeps what a person is writing; the last one to arrive stays. */
export async function keepReplyDraft(
  tx: Transaction,
  ticket: TicketKey,
  personId: string,
  { visibility, body, key, after, copies }: ReplyDraftChange & { visibility: Visibility },
): Promise<void> {
  await tx.manager.upsert(
    ReplyDraftRow,
    {
      ticketId: ticket.id,
      clientId: ticket.clientId,
      personId,
      visibility,
      body,
      key,
      after,
      copies,
      savedAt: tx.now,
    },
    ['ticketId', 'clientId', 'personId', 'visibility'],
  );
}

/** Forgets what a person was writing: it is sent, or no longer wanted. */
export async function forgetReplyDraft(
  tx: Transaction,
  { id: ticketId, clientId }: TicketKey,
  { id: personId }: Actor,
  visibility: Visibility,
): Promise<void> {
  if (personId !== null) await tx.manager.delete(ReplyDraftRow, { ticketId, clientId, personId, visibility });
}

/** What a person is writing on a ticket. */
export async function replyDraftsOf(
  manager: EntityManager,
  { id: personId }: Actor,
  ticketId: string,
): Promise<ReplyDraft[]> {
  if (personId === null) return [];
  const rows = await manager.find(ReplyDraftRow, { where: { ticketId, personId }, order: { id: 'ASC' } });
  return rows.map(({ visibility, body, key, after, copies, savedAt }) => ({
    visibility,
    body,
    key,
    after,
    copies: copies ?? [],
    savedAt: savedAt.toISOString(),
  }));
}

/** The tickets on which a person has something unsent, the last touched first. */
export async function draftedTicketsOf(manager: EntityManager, { id: personId }: Actor): Promise<string[]> {
  if (personId === null) return [];
  const rows = await manager.find(ReplyDraftRow, {
    select: { id: true, ticketId: true },
    where: { personId },
    order: { savedAt: 'DESC' },
    take: most,
  });
  return [...new Set(rows.map(({ ticketId }) => ticketId))];
}
