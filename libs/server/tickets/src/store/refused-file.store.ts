import type { Transaction } from '@vigie/platform';
import type { RefusedFile } from '@vigie/wire';
import { IsNull, type EntityManager } from 'typeorm';
import { RefusedFileRow } from './refused-file.row';
import type { TicketKey } from './ticket.store';

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

/** The refused files of a ticket, by message; those of the request itself under null. */
export async function refusedByMessage(
  manager: EntityManager,
  key: { clientId: string; ticketId: string },
): Promise<Map<string | null, RefusedFile[]>> {
  const rows = await manager.find(RefusedFileRow, { where: key, order: { id: 'ASC' } });
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
