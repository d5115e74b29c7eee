import type { Transaction } from '@vigie/platform';
import type { RefusedFile } from '@vigie/wire';
import { In, IsNull, type EntityManager } from 'typeorm';
import { RefusedFileRow } from './refused-file.row';
import type { TicketKey } from '../desk/ticket.store';

/** Writes down which files did not come through with a message, or with the request itself (null). */
export async function keepRefused(
  tx: Transaction,
  ticket: TicketKey,
  messageId: string | null,
  refused: readonly RefusedFile[],
): Promise<void> {
  for (const { name, code } of refused) {
    await tx.insert(RefusedFileRow, {
      ticketId: ticket.id,
      clientId: ticket.clientId,
      messageId,
      name: name.slice(0, 200).toWellFormed(),
      code,
    });
  }
}

/** The refused files of tickets, by message; those of the first one's request itself under null. */
export async function refusedByMessage(
  manager: EntityManager,
  { clientId, ticketIds }: { clientId: string; ticketIds: readonly string[] },
): Promise<Map<string | null, RefusedFile[]>> {
  const where = { clientId, ticketId: In(ticketIds) };
  const all = await manager.find(RefusedFileRow, { where, order: { id: 'ASC' } });
  const rows = all.filter(({ messageId, ticketId }) => messageId !== null || ticketId === ticketIds[0]);
  const byMessage = Map.groupBy(rows, ({ messageId }) => messageId);
  return new Map(
    [...byMessage].map(([messageId, files]) => [messageId, files.map(({ name, code }) => ({ name, code }))]),
  );
}

/** The refused files of the request that a ticket holds. */
export const refusedOfRequest = (tx: Transaction, ticket: TicketKey): Promise<RefusedFile[]> =>
  tx.manager.find(RefusedFileRow, {
    select: { name: true, code: true },
    where: { clientId: ticket.clientId, ticketId: ticket.id, messageId: IsNull() },
    order: { id: 'ASC' },
  });
