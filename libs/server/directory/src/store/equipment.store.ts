import {
  DomainError,
  found,
  isDuplicate,
  type Actor,
  type ClientScope,
  type Transaction,
} from '@vigie/platform';
import type { EquipmentKind, EquipmentState, LocalDate } from '@vigie/rules';
import type { EquipmentEvent, FieldChanges } from '@vigie/wire';
import { EquipmentEventRow } from './equipment-event.row';
import { EquipmentRow } from './equipment.row';
import { PersonRow } from './person.row';
import { siteNameOf } from './sites.store';

/** What people write about a piece of equipment. */
export interface EquipmentValues {
  kind: EquipmentKind;
  name: string;
  model: string | null;
  serial: string | null;
  siteId: string | null;
  ownerId: string | null;
  ownerName: string | null;
  covered: boolean;
  warrantyEnd: LocalDate | null;
  vendorContract: string | null;
}
export type StoredEquipment = EquipmentRow;

interface EquipmentKey {
  id: string;
  clientId: string;
}

/** Adds equipment; a serial number stands once within a client. */
export async function insertEquipment(
  tx: Transaction,
  clientId: string,
  values: EquipmentValues & { state: EquipmentState },
): Promise<EquipmentKey> {
  const dates = { createdAt: tx.now, updatedAt: tx.now };
  const id = await serialOnce(() => tx.insert(EquipmentRow, { clientId, ...values, ...dates, version: 1 }));
  return { id, clientId };
}

/** Reads equipment inside the scope and holds it until the transaction ends; 404 outside. */
export async function lockEquipment(
  tx: Transaction,
  scope: ClientScope,
  id: string,
): Promise<StoredEquipment> {
  const where = scope.kind === 'all' ? { id } : { id, clientId: scope.clientId };
  return found(await tx.manager.findOne(EquipmentRow, { where, lock: { mode: 'pessimistic_write' } }));
}

/** Changes equipment; version.conflict when somebody else did in between. */
export const updateEquipment = (
  tx: Transaction,
  row: { id: string; version: number },
  values: Partial<EquipmentValues> & { state?: EquipmentState },
): Promise<void> => serialOnce(() => tx.updateVersioned(EquipmentRow, row, { ...values, updatedAt: tx.now }));

/** Adds a line to the history of a piece of equipment. */
export async function recordEquipmentEvent(
  tx: Transaction,
  { id, clientId }: EquipmentKey,
  actor: Actor,
  event: { type: EquipmentEvent['type']; changes?: FieldChanges; reason?: string | null },
): Promise<void> {
  await tx.insert(EquipmentEventRow, {
    equipmentId: id,
    clientId,
    at: tx.now,
    actorName: actor.name,
    type: event.type,
    changes: event.changes ?? {},
    reason: event.reason ?? null,
  });
}

type Described = Record<string, string | boolean | null>;

/** The values in words, as the history keeps them; refuses the site or contact of another client. */
export async function describeEquipment(
  tx: Transaction,
  clientId: string,
  values: EquipmentValues,
): Promise<Described> {
  const { siteId, ownerId, ownerName, ...plain } = values;
  return {
    ...plain,
    site: await siteNameOf(tx, clientId, siteId),
    owner: ownerId ? await contactName(tx, clientId, ownerId) : ownerName,
  };
}

async function contactName(tx: Transaction, clientId: string, id: string): Promise<string> {
  const contact = await tx.manager.findOneBy(PersonRow, { id, clientId });
  if (contact) return contact.name;
  throw new DomainError('request.invalid', undefined, [{ path: 'ownerId', code: 'equipment.other-client' }]);
}

async function serialOnce<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    throw isDuplicate(error)
      ? new DomainError('equipment.serial-taken', undefined, [
          { path: 'serial', code: 'equipment.serial-taken' },
        ])
      : error;
  }
}
