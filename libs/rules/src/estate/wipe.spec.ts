import { checkWipeAsk, checkWipeConfirm, equipmentStates } from '../index';

describe('the wipe of a phone', () => {
  it('may be asked for while it is lost or stolen', () => {
    const allowed = equipmentStates.filter((state) => checkWipeAsk({ kind: 'phone', state }, null).ok);
    expect(allowed).toEqual(['lost', 'stolen']);
  });

  it.each([
    ['workstation', 'lost', null, 'wipe.not-a-phone'],
    ['phone', 'in-use', null, 'wipe.not-missing'],
    ['phone', 'lost', 'waiting', 'wipe.already-requested'],
    ['phone', 'lost', 'confirmed', 'wipe.already-requested'],
  ] as const)('of a %s %s with a request %s is refused: %s', (kind, state, standing, code) => {
    expect(checkWipeAsk({ kind, state }, standing)).toEqual({ ok: false, code });
  });

  it('may be asked for again once it was withdrawn', () => {
    expect(checkWipeAsk({ kind: 'phone', state: 'stolen' }, 'withdrawn')).toEqual({ ok: true });
  });

  it.each([
    ['waiting', '2', { ok: true }],
    ['waiting', '1', { ok: false, code: 'wipe.same-person' }],
    ['confirmed', '2', { ok: false, code: 'wipe.not-pending' }],
    ['withdrawn', '2', { ok: false, code: 'wipe.not-pending' }],
  ] as const)('%s, asked by person 1, confirmed by person %s: %p', (state, person, verdict) => {
    expect(checkWipeConfirm({ state, requestedBy: '1' }, person)).toEqual(verdict);
  });
});
