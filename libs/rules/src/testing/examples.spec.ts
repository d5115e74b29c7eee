import {
  type DayKind,
  type DeadlineMode,
  addDays,
  addMonths,
  deadline,
  defaultCalendar,
  noticeDates,
  subtractMonths,
} from '../index';
import examples from './fixtures/examples-dates.json';

interface Example {
  id: string;
  [field: string]: string | undefined;
}

const all: readonly Example[] = examples;
const chapter = (prefix: string) => all.filter(({ id }) => id.startsWith(`${prefix}.`));

/** A field of an example; a missing one is an error of the test, never a skipped assertion. */
function field(example: Example | undefined, name: string): string {
  const value = example?.[name];
  if (value === undefined) throw new Error(`${example?.id ?? 'no example'} has no ${name}`);
  return value;
}

const days = (from: string, count: number, kind: DayKind, extend = false) =>
  addDays({ from, count, kind, region: 'FR', extend });

function due(receivedAt: string, hours: number, mode: DeadlineMode) {
  const result = deadline({ receivedAt, durationMs: hours * 3_600_000, mode, calendar: defaultCalendar });
  if (!result.ok) throw new Error(result.code);
  return result;
}

/** Paris wall time of the examples of C4, to an instant. */
const paris = (wall: string) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Paris').toInstant().toString();

/** Every figure of the text of an example; the first value of the first pair is read from the fixture itself. */
const counting: Record<string, { main: () => string; others: () => [actual: string, expected: string][] }> = {
  'C2.1': {
    main: () => addMonths('2026-01-31', 1),
    others: () => [[addMonths('2024-01-31', 1), '2024-02-29']],
  },
  'C2.2': {
    main: () => addMonths('2024-02-29', 12),
    others: () => [
      [addMonths('2024-02-29', 48), '2028-02-29'],
      [addMonths(addMonths('2024-02-29', 12), 36), '2028-02-28'],
    ],
  },
  'C2.3': {
    main: () => days('2026-12-20', 15, 'calendaire'),
    others: () => [[days('2026-12-20', 15, 'calendaire', true), '2027-01-04']],
  },
  'C2.4': {
    main: () => days('2026-11-23', 7, 'franc'),
    others: () => [[days('2026-11-23', 7, 'calendaire'), '2026-11-30']],
  },
  'C2.5': {
    main: () => days('2026-12-24', 7, 'franc'),
    others: () => [
      [days('2026-12-24', 7, 'franc', true), '2027-01-04'],
      [days('2026-12-24', 7, 'calendaire'), '2026-12-31'],
    ],
  },
  'C2.7': {
    main: () => days('2026-12-31', 15, 'ouvre'),
    others: () => [
      [days('2026-12-31', 15, 'ouvrable'), '2027-01-19'],
      [days('2026-12-31', 15, 'calendaire'), '2027-01-15'],
    ],
  },
  'C2.9': {
    main: () => days('2026-04-03', 5, 'ouvre'),
    others: () => {
      const thursday = { from: '2026-04-02', count: 5, kind: 'ouvre', region: 'FR-67' } as const;
      return [
        [addDays({ ...thursday, goodFriday: true }), '2026-04-13'],
        [addDays(thursday), '2026-04-10'],
        [days('2026-04-02', 5, 'ouvre'), '2026-04-10'],
      ];
    },
  },
  'C2.10': { main: () => days('2026-05-07', 2, 'ouvre'), others: () => [] },
  'C2.12': { main: () => days('2027-01-18', -15, 'ouvre'), others: () => [] },
  'C2.13': {
    main: () => subtractMonths('2027-03-31', 1),
    others: () => [[subtractMonths('2027-03-29', 1), '2027-02-28']],
  },
  'C2.14': {
    main: () => subtractMonths(noticeDates({ term: '2027-06-30', months: 3 }).limit, 1),
    others: () => {
      const { limit } = noticeDates({ term: '2027-06-30', months: 3 });
      return [
        [limit, '2027-03-30'],
        [subtractMonths(limit, 3), '2026-12-30'],
      ];
    },
  },
  'C2.15': {
    main: () => days('2027-01-31', 30, 'calendaire'),
    others: () => [[addMonths('2027-01-31', 1), '2027-02-28']],
  },
};

describe('worked examples', () => {
  it('leave no example without an assertion', () => {
    const asserted = [
      ...chapter('C1').map(({ id }) => id),
      ...Object.keys(counting),
      ...chapter('C3').map(({ id }) => id),
      ...chapter('C4').map(({ id }) => id),
    ];
    expect(asserted.toSorted()).toEqual(all.map(({ id }) => id).toSorted());
    expect(all).toHaveLength(32);
  });

  it.each(chapter('C1'))('$id notice before $term', (example) => {
    expect(noticeDates({ term: field(example, 'term'), months: 3 })).toEqual({
      limit: field(example, 'limit'),
      latestArguable: field(example, 'latest_forward'),
      safe: field(example, 'safe'),
      posting: field(example, 'posting'),
    });
  });

  it.each(Object.entries(counting))('%s counting days and months', (id, { main, others }) => {
    const example = all.find((one) => one.id === id);
    expect(main()).toBe(field(example, example?.['a'] === undefined ? 'last' : 'a'));
    for (const [actual, expected] of others()) expect(actual).toBe(expected);
  });

  it.each(chapter('C3'))('$id real hours across $start', (example) => {
    const hours = Number(/\+ (\d+) h/.exec(field(example, 'text'))?.[1]);
    expect(due(field(example, 'start'), hours, 'elapsed').localDueAt).toBe(field(example, 'end'));
  });

  it.each(chapter('C4'))('$id three readings of 48 h from $start', (example) => {
    const received = paris(field(example, 'start'));
    const readings = { elapsed: 'elapsed', stopped: 'pause-closed-days', service: 'service-hours' } as const;
    for (const [name, mode] of Object.entries(readings)) {
      expect(due(received, 48, mode).localDueAt.slice(0, 19)).toBe(field(example, name));
    }
  });
});
