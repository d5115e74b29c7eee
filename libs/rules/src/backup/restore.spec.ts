import { canRestoreMove, proposedRun, restoreStates, type RestorableRun } from './restore';

const run = (id: string, endedAt: string, isGood = true): RestorableRun => ({ id, endedAt, isGood });
const runs = [
  run('1', '2026-11-17T21:40:00.000Z'),
  run('2', '2026-11-18T21:40:00.000Z'),
  run('3', '2026-11-19T21:40:00.000Z', false),
  run('4', '2026-11-20T23:10:00.000Z'),
];

describe('what a restore is proposed from', () => {
  it.each([
    ['2026-11-16', null],
    ['2026-11-17', '1'],
    ['2026-11-18', '2'],
    // The night of the nineteenth failed; the next one ended after midnight in Paris.
    ['2026-11-19', '2'],
    ['2026-11-20', '2'],
    ['2026-11-21', '4'],
  ])('is, of what was still right on %s, the run %s', (asOf, id) => {
    expect(proposedRun(runs, asOf, 'Europe/Paris')).toBe(id);
    expect(proposedRun(runs.toReversed(), asOf, 'Europe/Paris')).toBe(id);
  });
});

describe('a restore', () => {
  it('is over once it is confirmed or refused', () => {
    for (const to of restoreStates) {
      expect(canRestoreMove('confirmed', to)).toBe(false);
      expect(canRestoreMove('refused', to)).toBe(false);
    }
  });

  it('comes back when something is missing, and is not confirmed before it is done', () => {
    expect(canRestoreMove('done', 'chosen')).toBe(true);
    expect(canRestoreMove('running', 'confirmed')).toBe(false);
    // What our engine wrote into a folder of ours is not with the client yet.
    expect(canRestoreMove('running', 'done')).toBe(false);
    expect(canRestoreMove('restored', 'confirmed')).toBe(false);
    expect(canRestoreMove('restored', 'done')).toBe(true);
    expect(canRestoreMove('asked', 'running')).toBe(false);
  });
});
