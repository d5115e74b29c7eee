import type { Transaction } from '@vigie/platform';
import { WipeRequestRow } from './wipe-request.row';

interface EquipmentKey {
  id: string;
  clientId: string;
}

/** The last request to wipe this equipment; the caller holds the equipment. */
export const lastWipe = (tx: Transaction, { id, clientId }: EquipmentKey): Promise<WipeRequestRow | null> =>
  tx.manager.findOne(WipeRequestRow, { where: { equipmentId: id, clientId }, order: { id: 'DESC' } });

export const insertWipe = (
  tx: Transaction,
  { id, clientId }: EquipmentKey,
  requestedBy: string,
): Promise<string> =>
  tx.insert(WipeRequestRow, {
    equipmentId: id,
    clientId,
    state: 'waiting',
    requestedBy,
    requestedAt: tx.now,
  });

export async function confirmWipe(tx: Transaction, id: string, confirmedBy: string): Promise<void> {
  await tx.manager.update(WipeRequestRow, id, { state: 'confirmed', confirmedBy, confirmedAt: tx.now });
}

export async function withdrawWipe(tx: Transaction, id: string): Promise<void> {
  await tx.manager.update(WipeRequestRow, id, { state: 'withdrawn' });
}
