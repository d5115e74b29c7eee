import { appliesItself, type RequestKind, type TicketKind } from '@vigie/rules';
import { DomainError, type Transaction } from '@vigie/platform';
import { mostTemplates, type NewChecklist } from '@vigie/wire';
import type { EntityManager } from 'typeorm';
import { recordHistory, type HistoryActor } from '../desk/history.store';
import type { TicketKey } from '../desk/ticket.store';
import { ChecklistRow } from './checklist.row';
import { addChecks } from './ticket-check.store';

/** A checklist as stored; stays inside the feature. */
export type StoredChecklist = Readonly<ChecklistRow>;

/** All of them by name; their number is limited where they are saved. */
export const checklistsOf = (manager: EntityManager): Promise<StoredChecklist[]> =>
  manager.find(ChecklistRow, { order: { name: 'ASC', id: 'ASC' } });

/** One of them; null when there is none. */
export const checklistOf = (tx: Transaction, id: string): Promise<StoredChecklist | null> =>
  tx.manager.findOneBy(ChecklistRow, { id });

/** Adds a checklist; returns its identifier. */
export async function insertChecklist(tx: Transaction, values: NewChecklist): Promise<string> {
  if ((await tx.manager.count(ChecklistRow)) >= mostTemplates) throw new DomainError('checklist.too-many');
  return tx.insert(ChecklistRow, { ...values, version: 1 });
}

/** Replaces a checklist that was read at this version; points on tickets stay as they are. */
export const updateChecklist = (
  tx: Transaction,
  checklist: { id: string; version: number },
  values: NewChecklist,
): Promise<void> => tx.updateVersioned(ChecklistRow, checklist, values);

/** Removes a checklist; points on tickets stay. */
export async function deleteChecklist(tx: Transaction, id: string): Promise<void> {
  await tx.manager.delete(ChecklistRow, id);
}

/** Puts a checklist on a ticket, but for points that it holds already; returns the texts of the others. */
export async function applyChecklist(
  tx: Transaction,
  ticket: TicketKey,
  actor: HistoryActor,
  { name, items }: StoredChecklist,
): Promise<string[]> {
  const added = await addChecks(tx, ticket, items, name);
  if (added.length > 0)
    await recordHistory(tx, ticket, actor, 'checklist-applied', { name, count: added.length });
  return added.map(({ text }) => text);
}

/** Puts on a ticket, opened or qualified just now, what is put on tickets like it by itself. */
export async function applyOwnChecklists(
  tx: Transaction,
  ticket: TicketKey,
  nature: { kind: TicketKind; requestKind: RequestKind | null },
): Promise<void> {
  for (const checklist of await checklistsOf(tx.manager))
    if (appliesItself(checklist, nature))
      await applyChecklist(tx, ticket, { kind: 'system', name: 'Vigie' }, checklist);
}
