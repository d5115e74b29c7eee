import type { Actor, Transaction } from '@vigie/platform';
import type { EquipmentState } from '@vigie/rules';
import { EquipmentEventRow } from './equipment-event.row';
import { EquipmentRow } from './equipment.row';
import type { EquipmentValues } from './equipment.store';
import { PersonRow } from './person.row';
import type { Source } from './source';

export type KnownEquipment = EquipmentRow;

const batch = 500;

/** All the equipment of a client. */
export const equipmentOf = (source: Source, clientId: string): Promise<KnownEquipment[]> =>
  source.manager.find(EquipmentRow, { where: { clientId }, order: { id: 'ASC' } });

/** The contacts of a client who can be named as users. */
export const contactsOf = (source: Source, clientId: string): Promise<PersonRow[]> =>
  source.manager.findBy(PersonRow, { clientId });

/** Adds many pieces of equipment, each with the line of its history. */
export async function insertImported(
  tx: Transaction,
  clientId: string,
  actor: Actor,
  all: readonly (EquipmentValues & { state: EquipmentState })[],
): Promise<void> {
  for (let start = 0; start < all.length; start += batch) {
    const part = all.slice(start, start + batch);
    const dates = { createdAt: tx.now, updatedAt: tx.now };
    const rows = part.map((values) => ({ clientId, ...values, ...dates, version: 1 }));
    const { identifiers } = await tx.manager.insert(EquipmentRow, rows);
    const events = part.map(({ state }, index) => ({
      equipmentId: String(identifiers[index]?.['id']),
      clientId,
      at: tx.now,
      actorName: actor.name,
      type: 'imported' as const,
      changes: { state: { from: null, to: state } },
      reason: null,
    }));
    await tx.manager.insert(EquipmentEventRow, events);
  }
}
