import { DomainError, type Actor, type Transaction } from '@vigie/platform';
import { macroChanges, mostMacros, type NewMacro } from '@vigie/wire';
import { IsNull, type EntityManager } from 'typeorm';
import { TicketMacroRow } from './ticket-macro.row';

/** A macro as stored; stays inside the feature. */
export type StoredMacro = Readonly<TicketMacroRow>;

/** One that was kept before macros could do more leaves the rest as it is. */
const whole = (row: TicketMacroRow): StoredMacro =>
  Object.assign(row, { changes: macroChanges.parse(row.changes) });

const seenBy = ({ id: ownerId }: Actor) => [...(ownerId ? [{ ownerId }] : []), { ownerId: IsNull() }];

/** The macros this person may use: their own, then the shared ones, by name. */
export async function macrosOf(manager: EntityManager, actor: Actor): Promise<StoredMacro[]> {
  const rows = await manager.find(TicketMacroRow, {
    where: seenBy(actor),
    order: { name: 'ASC', id: 'ASC' },
  });
  return rows.map(whole).sort((a, b) => Number(a.ownerId === null) - Number(b.ownerId === null));
}

/** A macro that this person may use; null for another person's. */
export async function macroOf(manager: EntityManager, actor: Actor, id: string): Promise<StoredMacro | null> {
  const where = seenBy(actor).map((owner) => ({ id, ...owner }));
  const row = await manager.findOne(TicketMacroRow, { where });
  return row && whole(row);
}

/** Holds a macro that this person may use until the transaction ends; null for another person's. */
export const lockMacro = (tx: Transaction, actor: Actor, id: string): Promise<StoredMacro | null> =>
  tx.manager.findOne(TicketMacroRow, {
    where: seenBy(actor).map((owner) => ({ id, ...owner })),
    lock: { mode: 'pessimistic_write' },
  });

/** Refuses one macro more than a person, or all together, may keep. */
export async function checkMacroRoom(tx: Transaction, ownerId: string | null): Promise<void> {
  const kept = await tx.manager.countBy(TicketMacroRow, { ownerId: ownerId ?? IsNull() });
  if (kept >= mostMacros) throw new DomainError('macro.too-many');
}

/** Adds a macro; returns its identifier. */
export const insertMacro = (
  tx: Transaction,
  ownerId: string | null,
  { name, visibility, body, changes }: NewMacro,
): Promise<string> => tx.insert(TicketMacroRow, { ownerId, name, visibility, body, changes, version: 1 });

/** Replaces a macro that was read at this version. */
export const updateMacro = (
  tx: Transaction,
  macro: { id: string; version: number },
  ownerId: string | null,
  { name, visibility, body, changes }: NewMacro,
): Promise<void> => tx.updateVersioned(TicketMacroRow, macro, { ownerId, name, visibility, body, changes });

/** Removes a macro. */
export async function deleteMacro(tx: Transaction, id: string): Promise<void> {
  await tx.manager.delete(TicketMacroRow, id);
}
