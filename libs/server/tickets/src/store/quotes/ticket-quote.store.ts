import canonicalize from 'canonicalize';
import { quoteTotals, type SealedQuote, type SignedLink } from '@vigie/rules';
import { found, sha256, type Actor, type ClientScope, type Transaction } from '@vigie/platform';
import type { NewQuote, QuoteDecision } from '@vigie/wire';
import { ticketNumber, type TicketKey } from '../desk/ticket.store';
import { TicketQuoteRow } from './ticket-quote.row';

/** A quote as stored; stays inside the feature. */
export type StoredQuote = Readonly<TicketQuoteRow>;

/** Adds the next edition of the quote of a ticket, which cancels the one that waits; returns its identifier. */
export async function insertQuote(
  tx: Transaction,
  ticket: TicketKey,
  quote: NewQuote & { author: string },
): Promise<{ id: string; edition: number }> {
  const key = { ticketId: ticket.id, clientId: ticket.clientId };
  const edition = (await tx.manager.countBy(TicketQuoteRow, key)) + 1;
  await cancelWaiting(tx, ticket);
  const id = await tx.insert(TicketQuoteRow, { ...key, ...quote, edition, state: 'waiting', sentAt: tx.now });
  return { id, edition };
}

/** Cancels the quote of a ticket that waits; false when none does. */
export async function cancelWaiting(tx: Transaction, { id, clientId }: TicketKey): Promise<boolean> {
  const { affected } = await tx.manager.update(
    TicketQuoteRow,
    { ticketId: id, clientId, state: 'waiting' },
    { state: 'cancelled' },
  );
  return affected === 1;
}

/** Reads a quote inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockQuote(tx: Transaction, scope: ClientScope, id: string): Promise<StoredQuote> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(TicketQuoteRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** The ticket of a quote inside the scope; 404 outside. */
export async function ticketOfQuote(tx: Transaction, scope: ClientScope, id: string): Promise<string> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOneBy(TicketQuoteRow, where)).ticketId;
}

/** Writes down that a reminder left. */
export async function markReminded(tx: Transaction, id: string): Promise<void> {
  await tx.manager.update(TicketQuoteRow, id, { remindedAt: tx.now });
}

/** What a quote is about. */
export async function subjectOfQuote(
  tx: Transaction,
  { ticketId, clientId }: StoredQuote,
): Promise<{ subject: string; client: string; assigneeId: string | null }> {
  const [row] = await tx.query<{ subject: string; client: string; assigneeId: string | null }>(
    `SELECT t.subject, c.name AS client, t.assignee_id AS assigneeId
       FROM ticket t JOIN client c ON c.id = t.client_id WHERE t.id = ? AND t.client_id = ?`,
    [ticketId, clientId],
  );
  return found(row);
}

interface Sealing {
  decision: QuoteDecision['decision'];
  comment?: string | null | undefined;
  signedLink?: SignedLink | undefined;
}

/** Who answered; a link may have been passed on, so the name that was typed stands beside it where it is another. */
function nameOf({ name }: Actor, link?: SignedLink): string {
  const same = !link || link.typedName.localeCompare(name, 'fr', { sensitivity: 'base' }) === 0;
  return (same ? name : `${name} (${link.typedName})`).slice(0, 150).toWellFormed();
}

/**
 * Seals what somebody of the client decided, with the exact text of the quote and the hash of the decision before.
 * Call it last in a transaction: the head of the chain stays locked until the commit.
 */
export async function sealDecision(
  tx: Transaction,
  actor: Actor,
  quote: StoredQuote,
  { decision, comment = null, signedLink }: Sealing,
): Promise<string> {
  const { subject, client } = await subjectOfQuote(tx, quote);
  const [head] = await tx.query<{ sequence: number; sha256: string }>(
    "SELECT sequence, sha256 FROM chain_head WHERE name = 'ticket_quote' FOR UPDATE",
  );
  const { sequence: last, sha256: previousSha256 } = found(head);
  const { reason, text, netCents, vatRate, validUntil, edition } = quote;
  const content: SealedQuote = {
    format: 'vigie-quote-1',
    sequence: last + 1,
    previousSha256,
    number: ticketNumber(quote.ticketId),
    ...{ edition, client, subject, reason, text, netCents, vatRate, validUntil },
    ...quoteTotals(netCents, vatRate),
    sentBy: quote.author,
    sentAt: quote.sentAt.toISOString(),
    decision,
    decidedBy: { name: actor.name, email: actor.email },
    decidedAt: tx.now.toISOString(),
    comment,
    ...(signedLink && { signedLink }),
  };
  const sealed = found(canonicalize(content));
  const seal = { sequence: content.sequence, sealed, sha256: sha256(sealed), previousSha256 };
  const state = decision === 'accept' ? 'accepted' : 'refused';
  const decided = { state, decidedAt: tx.now, decidedBy: nameOf(actor, signedLink), comment } as const;
  await tx.manager.update(TicketQuoteRow, quote.id, { ...decided, ...seal });
  const ends = [seal.sequence, seal.sha256];
  await tx.execute("UPDATE chain_head SET sequence = ?, sha256 = ? WHERE name = 'ticket_quote'", ends);
  return seal.sha256;
}
