import type { EquipmentKind, EquipmentState } from './equipment';

/** A request to wipe a phone: asked by one person, released by another. */
export type WipeState = 'waiting' | 'confirmed' | 'withdrawn';

export type WipeAskCheck =
  { ok: true } | { ok: false; code: 'wipe.not-a-phone' | 'wipe.not-missing' | 'wipe.already-requested' };
export type WipeConfirmCheck = { ok: true } | { ok: false; code: 'wipe.not-pending' | 'wipe.same-person' };

/** Whether a wipe may be asked for: a phone that is lost or stolen, without a request that stands. */
export function checkWipeAsk(
  equipment: { kind: EquipmentKind; state: EquipmentState },
  standing: WipeState | null,
): WipeAskCheck {
  if (equipment.kind !== 'phone') return { ok: false, code: 'wipe.not-a-phone' };
  if (equipment.state !== 'lost' && equipment.state !== 'stolen')
    return { ok: false, code: 'wipe.not-missing' };
  if (standing === 'waiting' || standing === 'confirmed')
    return { ok: false, code: 'wipe.already-requested' };
  return { ok: true };
}

/** Whether this person may confirm: never the one who asked. */
export function checkWipeConfirm(
  request: { state: WipeState; requestedBy: string },
  personId: string,
): WipeConfirmCheck {
  if (request.state !== 'waiting') return { ok: false, code: 'wipe.not-pending' };
  if (request.requestedBy === personId) return { ok: false, code: 'wipe.same-person' };
  return { ok: true };
}
