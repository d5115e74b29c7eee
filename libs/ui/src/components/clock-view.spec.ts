import type { ClockBrief } from '@vigie/wire';
import { initialsOf } from '../text/initials';
import { viewOfClock } from './clock-view';

const now = Date.parse('2026-11-23T07:31:00.000Z');
const running: ClockBrief = {
  id: '1',
  kind: 'promise',
  state: 'running',
  startedAt: '2026-11-21T10:55:00.000Z',
  dueAt: '2026-11-23T10:55:00.000Z',
  warnAt: '2026-11-22T22:55:00.000Z',
  pauseReason: null,
};

const tone = (clock: ClockBrief | null, at = now): string => viewOfClock(clock, at, 'fr').tone;

describe('view of a clock', () => {
  it('warns from the threshold on', () => {
    expect(tone(running)).toBe('warn');
    expect(tone(running, Date.parse('2026-11-22T22:54:59.000Z'))).toBe('ok');
  });

  it('is late from the due instant on, even before the server says so', () => {
    expect(tone(running, Date.parse('2026-11-23T10:55:00.000Z'))).toBe('bad');
  });

  it('says why it is paused', () => {
    const paused = { ...running, state: 'paused', dueAt: null, pauseReason: 'waiting-client' } as const;
    expect(viewOfClock(paused, now, 'fr')).toMatchObject({ tone: 'paused', text: 'client' });
  });

  it('has words for every state', () => {
    for (const state of ['running', 'paused', 'met', 'breached', 'cancelled'] as const) {
      expect(viewOfClock({ ...running, state, dueAt: null }, now, 'fr').text).not.toBe('');
    }
    expect(tone(null)).toBe('none');
  });
});

describe('initials', () => {
  it.each([
    ['Nadia Ferrand', 'NF'],
    ['Zoé D’Arçay-Müller', 'ZD'],
    ['Élodie', 'É'],
    ['Jean de La Fontaine', 'JF'],
    ['  ', ''],
  ])('%s', (name, expected) => {
    expect(initialsOf(name)).toBe(expected);
  });
});
