import { effectiveStart } from './start';
import { stagesOf } from './stages';
import { step } from './steps';

const paris = 'Europe/Paris';

describe('the stages of a plan', () => {
  const steps = [step('create-account'), step('assign-licence', { target: { id: '1', name: 'SPB' } })];

  it('are to come, under way or done', () => {
    expect(stagesOf('arrival', steps, {})).toEqual([
      { stage: 'account', state: 'to-come' },
      { stage: 'licence', state: 'to-come' },
    ]);
    expect(stagesOf('arrival', steps, { 'create-account': 'done', 'assign-licence:1': 'failed' })).toEqual([
      { stage: 'account', state: 'done' },
      { stage: 'licence', state: 'under-way' },
    ]);
  });

  it('close the account of who leaves', () => {
    const closing = [step('snapshot-account'), step('reset-password'), step('delete-account')];
    expect(stagesOf('departure', closing, { 'snapshot-account': 'done' })).toEqual([
      { stage: 'closing', state: 'under-way' },
    ]);
    expect(stagesOf('password-reset', [step('reset-password')], { 'reset-password': 'skipped' })).toEqual([
      { stage: 'account', state: 'done' },
    ]);
  });
});

describe('the start of a plan on its effective date', () => {
  it.each([
    ['departure', '2026-12-04', '2026-11-26T10:00:00.000Z', '2026-12-04T17:00:00.000Z'],
    ['arrival', '2026-12-04', '2026-11-26T10:00:00.000Z', '2026-12-04T07:00:00.000Z'],
    ['departure', '2026-07-03', '2026-06-26T10:00:00.000Z', '2026-07-03T16:00:00.000Z'],
    ['departure', '2026-11-26', '2026-11-26T17:00:01.000Z', '2026-11-26T17:00:01.000Z'],
    ['arrival', '2026-11-20', '2026-11-26T06:00:00.000Z', '2026-11-26T06:00:00.000Z'],
  ] as const)('%s of %s, seen at %s', (kind, effectiveDate, now, at) => {
    expect(effectiveStart({ kind, effectiveDate, zone: paris }, now)).toBe(at);
  });
});
