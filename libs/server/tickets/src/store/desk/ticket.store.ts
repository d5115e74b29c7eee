import type { Level, Priority, TicketKind, TicketState } from '@vigie/rules';
import { DomainError, found, type ClientScope, type Transaction } from '@vigie/platform';
import type { TicketChange } from '@vigie/wire';
import type { MacroEffect } from '../macros/macro-use.row';
import { TicketRow } from './ticket.row';
import { followVendor } from '../vendors/vendor-escalation.store';

/** Stands for "no deadline" in the columns that lists are sorted by. */
export const farFuture = new Date('9999-12-31T00:00:00.000Z');

/** Number people call a ticket by. */
export const ticketNumber = (id: string) => `T-${id}`;

/** Which ticket, and whose: what every row that belongs to a ticket repeats. */
export interface TicketKey {
  id: string;
  clientId: string;
}

/** What takes a macro back: its answer while it is held, else what it changed, down to the state before. */
export interface MacroReversal {
  type: 'unmacro';
  macroId: string;
  answerId: string | null;
  effect: MacroEffect;
  state: TicketState;
}

/** What brings a ticket back: a change that people make too, the end of a merge, or a macro taken back. */
export type Reversal = TicketChange | { type: 'unmerge'; fromId: string } | MacroReversal;

/** What a change leaves: the new version of the ticket, and the change that would bring it back. */
export interface Changed {
  version: number;
  inverse: Reversal;
}

/** A ticket as stored; stays inside the feature. */
export type StoredTicket = TicketRow;

export interface NewTicket {
  clientId: string;
  kind: TicketKind;
  priority: Priority;
  impact: Level;
  urgency: Level;
  subject: string;
  description: string | null;
  requesterId: string | null;
  queueId: string;
  /** Now, unless it was received before. */
  createdAt?: Date;
  parentId?: string;
}

/** Adds a ticket in its first state, without a deadline until its clocks start. */
export async function insertTicket(tx: Transaction, ticket: NewTicket): Promise<TicketKey> {
  const id = await tx.insert(TicketRow, {
    createdAt: tx.now,
    ...ticket,
    state: 'new',
    isOpen: true,
    updatedAt: tx.now,
    sortDue: farFuture,
    warnAt: farFuture,
    version: 1,
  });
  const key = { id, clientId: ticket.clientId };
  await textsChanged(tx, key);
  return key;
}

/** Has the words of a ticket read again, for search. */
export const textsChanged = (tx: Transaction, { id, clientId }: TicketKey, at = tx.now): Promise<void> =>
  tx.emit('ticket.texts-changed', { ticketId: id, clientId }, at);

/** Reads a ticket inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockTicket(tx: Transaction, scope: ClientScope, id: string): Promise<StoredTicket> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(TicketRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** Whose ticket it is, read without holding it; null outside the scope. */
export async function ticketKey(tx: Transaction, scope: ClientScope, id: string): Promise<TicketKey | null> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return tx.manager.findOne(TicketRow, { select: { id: true, clientId: true }, where });
}

/** Holds several tickets, in the order of their numbers, so that two people never wait for each other. */
export async function lockTickets(
  tx: Transaction,
  scope: ClientScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StoredTicket>> {
  const inOrder = [...new Set(ids)].sort((one, other) => Number(one) - Number(other));
  const locked = new Map<string, StoredTicket>();
  for (const id of inOrder) locked.set(id, await lockTicket(tx, scope, id));
  return locked;
}

/** Refuses a change that was made from an older state of the ticket. */
export function checkVersion(ticket: StoredTicket, version: number): void {
  if (ticket.version !== version) throw new DomainError('version.conflict', { version: ticket.version });
}

type TicketValues = Partial<
  Pick<
    StoredTicket,
    | 'subject'
    | 'requesterId'
    | 'state'
    | 'isOpen'
    | 'resolvedAt'
    | 'closedAt'
    | 'assigneeId'
    | 'queueId'
    | 'impact'
    | 'urgency'
    | 'priority'
    | 'kind'
    | 'qualifiedKind'
  >
>;

/** Changes a locked ticket; the one in the caller's hands changes with it. */
export async function updateTicket(
  tx: Transaction,
  ticket: StoredTicket,
  change: TicketValues,
): Promise<void> {
  await tx.updateVersioned(TicketRow, ticket, { ...change, updatedAt: tx.now });
  const states = [ticket.state, change.state ?? ticket.state];
  if (states[0] !== states[1] && states.includes('waiting-vendor'))
    await followVendor(tx, ticket, states[1] === 'waiting-vendor');
  Object.assign(ticket, change, { version: ticket.version + 1 });
}

/** Brings a ticket to the top of what was touched last; for nobody's version is this a change. */
export async function touchTicket(tx: Transaction, { id }: TicketKey): Promise<void> {
  await tx.manager.update(TicketRow, id, { updatedAt: tx.now });
}
