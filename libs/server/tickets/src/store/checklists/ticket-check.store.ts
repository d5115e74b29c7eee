import { DomainError, found, type Transaction } from '@vigie/platform';
import { mostChecks, type NewCheck, type TicketCheck } from '@vigie/wire';
import { In, IsNull, type EntityManager } from 'typeorm';
import { TicketMergeRow } from '../desk/ticket-merge.row';
import type { TicketKey } from '../desk/ticket.store';
import { TicketCheckRow } from './ticket-check.row';

/** A point as stored; stays inside the feature. */
export type StoredCheck = Readonly<TicketCheckRow>;

/** The points of a ticket, then those of the tickets that go on in it: a merge brings them along, its undo gives them back. */
export async function checksOf(manager: EntityManager, { id, clientId }: TicketKey): Promise<StoredCheck[]> {
  const merged = await manager.find(TicketMergeRow, {
    select: { ticketId: true },
    where: { clientId, standingId: id },
  });
  const rows = await manager.find(TicketCheckRow, {
    where: { clientId, ticketId: In([id, ...merged.map(({ ticketId }) => ticketId)]) },
    order: { ticketId: 'ASC', place: 'ASC', id: 'ASC' },
  });
  const isOwn = ({ ticketId }: StoredCheck) => ticketId === id;
  return [...rows.filter(isOwn), ...rows.filter((row) => !isOwn(row))];
}

/** One point of a ticket, or of one that goes on in it; 404 when it is of another. */
export async function checkOf(tx: Transaction, ticket: TicketKey, id: string): Promise<StoredCheck> {
  return found((await checksOf(tx.manager, ticket)).find((check) => check.id === id));
}

/** Adds points behind those of the ticket, but for texts that it holds already; returns those that were added. */
export async function addChecks(
  tx: Transaction,
  { id: ticketId, clientId }: TicketKey,
  items: readonly NewCheck[],
  template: string | null,
): Promise<NewCheck[]> {
  const present = await tx.manager.findBy(TicketCheckRow, { ticketId, clientId });
  const texts = new Set(present.map(({ text }) => text.toLowerCase()));
  const fresh = items.filter(({ text }) => !texts.has(text.toLowerCase()));
  if (present.length + fresh.length > mostChecks) throw new DomainError('checks.too-many');
  const first = Math.max(0, ...present.map(({ place }) => place)) + 1;
  const key = { ticketId, clientId, template, checkedAt: null, checkedBy: null };
  const rows = fresh.map((item, index) => ({ ...key, ...item, place: first + index }));
  if (rows.length > 0) await tx.manager.insert(TicketCheckRow, rows);
  return fresh;
}

/** Changes a point. */
export async function updateCheck(
  tx: Transaction,
  id: string,
  values: Partial<Pick<TicketCheckRow, 'required' | 'checkedAt' | 'checkedBy'>>,
): Promise<void> {
  await tx.manager.update(TicketCheckRow, id, values);
}

/** Takes points off a ticket by their texts, but for those that somebody checked. */
export async function dropUnchecked(
  tx: Transaction,
  { id: ticketId, clientId }: TicketKey,
  texts: readonly string[],
): Promise<void> {
  if (texts.length === 0) return;
  await tx.manager.delete(TicketCheckRow, { ticketId, clientId, text: In([...texts]), checkedAt: IsNull() });
}

/** Takes a point off its ticket. */
export async function removeCheck(tx: Transaction, id: string): Promise<void> {
  await tx.manager.delete(TicketCheckRow, id);
}

/** Puts a point at a place among those of its own ticket. */
export async function placeCheck(tx: Transaction, check: StoredCheck, place: number): Promise<void> {
  const { ticketId, clientId } = check;
  const rows = await tx.manager.find(TicketCheckRow, {
    select: { id: true },
    where: { ticketId, clientId },
    order: { place: 'ASC', id: 'ASC' },
  });
  const ids = rows.map(({ id }) => id).filter((id) => id !== check.id);
  ids.splice(place, 0, check.id);
  await tx.execute('UPDATE ticket_check SET place = FIELD(id, ?) WHERE ticket_id = ? AND client_id = ?', [
    ids,
    ticketId,
    clientId,
  ]);
}

/** A point as people see it. */
export function toCheck(row: StoredCheck): TicketCheck {
  const { id, ticketId, text, required, template, checkedAt, checkedBy } = row;
  return {
    id,
    ticketId,
    text,
    required,
    template,
    checkedAt: checkedAt?.toISOString() ?? null,
    checkedBy,
  };
}
