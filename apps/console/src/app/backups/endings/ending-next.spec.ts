import type { BackupEnding } from '@vigie/wire';
import { nextStep, pressure } from './ending-next';

const ending: BackupEnding = {
  id: '1',
  client: { id: '1', name: 'Acme' },
  job: null,
  state: 'open',
  endedOn: '2026-11-02',
  dueOn: '2026-11-24',
  daysLeft: -2,
  cause: 'Fin du contrat',
  contract: null,
  choice: null,
  hold: null,
  restitutionOpen: false,
  erasure: 'none',
  version: 1,
};

describe('what an end of service waits for', () => {
  it.each([
    [{ state: 'proposed' }, 'decide'],
    [{ daysLeft: 0 }, 'wait'],
    [{}, 'ask'],
    [{ erasure: 'asked' }, 'approve'],
    [{ restitutionOpen: true, daysLeft: 3 }, 'serve'],
    [{ hold: 'legal' }, 'hold'],
    [{ state: 'erasing' }, 'erase'],
    [{ state: 'erasing', hold: 'dispute' }, 'hold'],
    [{ state: 'erased' }, 'over'],
    [{ state: 'withdrawn' }, 'over'],
  ] as const)('with %j: %s', (changes, step) => {
    expect(nextStep({ ...ending, ...changes })).toBe(step);
  });

  it('presses when little time is left, and no longer once it is over', () => {
    expect(pressure(ending)).toBe('late');
    expect(pressure({ ...ending, daysLeft: 3 })).toBe('near');
    expect(pressure({ ...ending, daysLeft: 12 })).toBe('');
    expect(pressure({ ...ending, state: 'erased' })).toBe('');
  });
});
