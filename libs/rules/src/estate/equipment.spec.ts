import {
  checkEquipmentMove,
  equipmentStates,
  equipmentTransitions,
  needsReason,
  warrantyStatus,
} from '../index';

describe('equipment', () => {
  it('moves as the table says, in no other way, and says why where it must', () => {
    const moves = equipmentStates.flatMap((from) =>
      equipmentStates
        .filter((to) => checkEquipmentMove(from, to, 'une raison').ok)
        .map((to) => `${from} > ${to}${needsReason(from, to) ? ' with a reason' : ''}`),
    );
    expect(moves).toEqual([
      'in-use > in-stock',
      'in-use > lent',
      'in-use > lost with a reason',
      'in-use > stolen with a reason',
      'in-use > retired with a reason',
      'in-stock > in-use',
      'in-stock > lent',
      'in-stock > lost with a reason',
      'in-stock > stolen with a reason',
      'in-stock > retired with a reason',
      'lent > in-use',
      'lent > in-stock',
      'lent > lost with a reason',
      'lent > stolen with a reason',
      'lent > retired with a reason',
      'lost > in-stock with a reason',
      'lost > stolen with a reason',
      'lost > retired with a reason',
      'stolen > in-stock with a reason',
      'stolen > retired with a reason',
      'retired > in-stock with a reason',
    ]);
  });

  it('has no state that cannot be reached or left', () => {
    const reached = new Set(equipmentStates.flatMap((from) => equipmentTransitions[from]));
    expect([...reached].toSorted()).toEqual([...equipmentStates].toSorted());
    expect(equipmentStates.filter((from) => equipmentTransitions[from].length === 0)).toEqual([]);
  });

  it.each([
    ['in-use', 'in-use', 'x', 'equipment.move-refused'],
    ['lost', 'in-use', 'x', 'equipment.move-refused'],
    ['in-use', 'lost', null, 'equipment.reason-required'],
    ['in-use', 'stolen', '  ', 'equipment.reason-required'],
    ['retired', 'in-stock', null, 'equipment.reason-required'],
  ] as const)('refuses %s > %s with %p: %s', (from, to, reason, code) => {
    expect(checkEquipmentMove(from, to, reason)).toEqual({ ok: false, code });
  });

  it.each([
    [null, 'none'],
    ['2026-11-24', 'ended'],
    ['2026-11-25', 'near'],
    ['2027-01-24', 'near'],
    ['2027-01-25', 'running'],
  ] as const)('whose warranty ends %s is %s on 25 November 2026', (end, status) => {
    expect(warrantyStatus(end, '2026-11-25')).toBe(status);
  });
});
