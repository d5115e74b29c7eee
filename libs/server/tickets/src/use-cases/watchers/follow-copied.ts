import { systemActor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import type { TicketKey } from '../../store/desk/ticket.store';
import { addWatcher, colleaguesAmong } from '../../store/watchers/watcher.store';

/** The author of a mail, of the client of its ticket. */
interface Author {
  id: string;
  name: string;
  email: string;
}

/**
 * Contacts of the client whom the author of a mail wrote to besides us follow its ticket from then on: our answers
 * reach them, too. Whoever gets the answers anyway is left out, and whom somebody took off the ticket stays off it.
 */
export async function followCopied(
  tx: Transaction,
  ticket: TicketKey,
  author: Author,
  addresses: readonly string[],
): Promise<void> {
  const actor = systemActor(`mail of ${author.email}`);
  for (const personId of await colleaguesAmong(tx, ticket, author.id, addresses)) {
    const watcher = await addWatcher(tx, ticket, personId, { returns: false });
    if (!watcher?.added) continue;
    const { name } = watcher;
    await recordHistory(tx, ticket, { kind: 'contact', name: author.name }, 'followed', { name });
    await tx.audit(actor, 'ticket.followed', `ticket:${ticket.id}`, { personId });
  }
}
