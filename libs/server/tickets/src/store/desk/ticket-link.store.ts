import type { LinkKind } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { TicketLinkRow } from './ticket-link.row';
import type { TicketKey } from './ticket.store';

/** The parent of a ticket, its parent and so on, nearest first. */
export async function ancestorsOf(tx: Transaction, ticket: TicketKey): Promise<string[]> {
  const ancestors: string[] = [];
  let parent = await parentOf(tx, ticket);
  while (parent !== null && !ancestors.includes(parent)) {
    ancestors.push(parent);
    parent = await parentOf(tx, { id: parent, clientId: ticket.clientId });
  }
  return ancestors;
}

/** The parent of a ticket, held until the transaction ends. */
export async function parentOf(tx: Transaction, { id, clientId }: TicketKey): Promise<string | null> {
  const [row] = await tx.query<{ other_id: string }>(
    "SELECT other_id FROM ticket_link WHERE ticket_id = ? AND client_id = ? AND kind = 'parent' FOR UPDATE",
    [id, clientId],
  );
  return row?.other_id ?? null;
}

/** Links two tickets; false when they are linked that way already. */
export async function insertLink(
  tx: Transaction,
  from: TicketKey,
  kind: LinkKind,
  to: TicketKey,
): Promise<boolean> {
  const known = await tx.manager.countBy(TicketLinkRow, {
    ticketId: from.id,
    clientId: from.clientId,
    kind,
    otherId: to.id,
  });
  if (known > 0) return false;
  const sides = { otherId: to.id, otherClientId: to.clientId };
  await tx.insert(TicketLinkRow, { ticketId: from.id, clientId: from.clientId, kind, ...sides });
  return true;
}

/** A link that one of its two tickets wants to remove; null when it is not theirs. */
export async function linkOfTicket(tx: Transaction, ticket: TicketKey, linkId: string) {
  const link = await tx.manager.findOneBy(TicketLinkRow, { id: linkId });
  if (link?.ticketId === ticket.id) return { kind: link.kind, reversed: false, otherId: link.otherId };
  if (link?.otherId === ticket.id) return { kind: link.kind, reversed: true, otherId: link.ticketId };
  return null;
}

/** Removes a link. */
export const deleteLink = (tx: Transaction, linkId: string) => tx.manager.delete(TicketLinkRow, linkId);
