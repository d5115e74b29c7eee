import { type LocalDate } from '../time/civil';
import { daysBetween } from '../time/days';

export const equipmentKinds = ['workstation', 'server', 'phone', 'network', 'printer', 'other'] as const;
export type EquipmentKind = (typeof equipmentKinds)[number];

export const equipmentStates = ['in-use', 'in-stock', 'lent', 'lost', 'stolen', 'retired'] as const;
export type EquipmentState = (typeof equipmentStates)[number];

/** Lost, stolen or retired equipment comes back through the stock: somebody looks at it before it is used again. */
export const equipmentTransitions: Record<EquipmentState, readonly EquipmentState[]> = {
  'in-use': ['in-stock', 'lent', 'lost', 'stolen', 'retired'],
  'in-stock': ['in-use', 'lent', 'lost', 'stolen', 'retired'],
  lent: ['in-use', 'in-stock', 'lost', 'stolen', 'retired'],
  lost: ['in-stock', 'stolen', 'retired'],
  stolen: ['in-stock', 'retired'],
  retired: ['in-stock'],
};

/** Whether a move to or from this state has to be explained. */
const explained: ReadonlySet<EquipmentState> = new Set(['lost', 'stolen', 'retired']);

export type EquipmentMoveCheck =
  { ok: true } | { ok: false; code: 'equipment.move-refused' | 'equipment.reason-required' };

/** True when the move must carry a reason. */
export function needsReason(from: EquipmentState, to: EquipmentState): boolean {
  return explained.has(from) || explained.has(to);
}

/** Whether equipment may move from one state to another, with the reason that was given. */
export function checkEquipmentMove(
  from: EquipmentState,
  to: EquipmentState,
  reason: string | null,
): EquipmentMoveCheck {
  if (!equipmentTransitions[from].includes(to)) return { ok: false, code: 'equipment.move-refused' };
  if (needsReason(from, to) && !reason?.trim()) return { ok: false, code: 'equipment.reason-required' };
  return { ok: true };
}

/** How many days ahead the end of a warranty is worth a colour. */
export const warrantyNearDays = 60;
export type WarrantyStatus = 'none' | 'ended' | 'near' | 'running';

/** Where a warranty stands on a day; its last day still counts. */
export function warrantyStatus(end: LocalDate | null, today: LocalDate): WarrantyStatus {
  if (end === null) return 'none';
  if (end < today) return 'ended';
  return daysBetween(today, end) <= warrantyNearDays ? 'near' : 'running';
}
