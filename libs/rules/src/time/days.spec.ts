import fc from 'fast-check';
import { type DayKind, addDays, addMonths, dayKinds, isLocalDate, isOpenDay, subtractMonths } from '../index';
import { fromEpochDay, isoWeekday, toEpochDay } from './civil';

const anyDate = fc
  .integer({ min: toEpochDay('1950-01-01'), max: toEpochDay('2150-12-31') })
  .map(fromEpochDay);
const region = 'FR' as const;

describe('dates', () => {
  it('agree with Temporal on every day and weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (day) => {
        const plain = Temporal.PlainDate.from('1970-01-01').add({ days: day });
        expect(fromEpochDay(day)).toBe(plain.toString());
        expect(toEpochDay(plain.toString())).toBe(day);
        expect(isoWeekday(day)).toBe(plain.dayOfWeek);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '0000-01-01', '26-01-01', '2026-1-1', ''])(
    'refuse %j',
    (text) => {
      expect(isLocalDate(text)).toBe(false);
      expect(() => toEpochDay(text)).toThrow(RangeError);
    },
  );

  it('know leap years', () => {
    expect(['2024-02-29', '2000-02-29', '2100-02-29'].map(isLocalDate)).toEqual([true, true, false]);
  });
});

describe('kinds of days', () => {
  const open = (date: string, closures: string[] = []) =>
    Object.fromEntries(dayKinds.map((kind) => [kind, isOpenDay(date, kind, { region, closures })]));

  it.each([
    ['2026-11-20', { ouvre: true, ouvrable: true, calendaire: true, franc: true }],
    ['2026-11-21', { ouvre: false, ouvrable: true, calendaire: true, franc: true }],
    ['2026-11-22', { ouvre: false, ouvrable: false, calendaire: true, franc: true }],
    ['2026-11-11', { ouvre: false, ouvrable: false, calendaire: true, franc: true }],
  ])('%s', (date, expected) => {
    expect(open(date)).toEqual(expected);
  });

  it('close for the company on working days only', () => {
    expect(open('2026-11-20', ['2026-11-20'])).toEqual({
      ouvre: false,
      ouvrable: true,
      calendaire: true,
      franc: true,
    });
    const friday = { from: '2026-11-19', count: 1, kind: 'ouvre', region } as const;
    expect(addDays({ ...friday, closures: ['2026-11-20'] })).toBe('2026-11-23');
  });

  it('count back', () => {
    const back = (kind: DayKind) => addDays({ from: '2026-11-16', count: -5, kind, region });
    expect(dayKinds.map(back)).toEqual(['2026-11-06', '2026-11-09', '2026-11-11', '2026-11-10']);
  });

  it('extend away from the start, whichever way the count goes', () => {
    const saturday = { kind: 'calendaire', region, extend: true } as const;
    expect(addDays({ ...saturday, from: '2026-11-20', count: 1 })).toBe('2026-11-23');
    expect(addDays({ ...saturday, from: '2026-11-22', count: -1 })).toBe('2026-11-20');
    expect(addDays({ ...saturday, from: '2026-11-19', count: 1 })).toBe('2026-11-20');
  });

  it('land on an open day, as many open days away as counted', () => {
    fc.assert(
      fc.property(
        anyDate,
        fc.integer({ min: 1, max: 80 }),
        fc.constantFrom('ouvre', 'ouvrable'),
        (from, count, kind) => {
          const end = addDays({ from, count, kind, region });
          const between = [];
          for (let day = toEpochDay(from) + 1; day <= toEpochDay(end); day++) between.push(fromEpochDay(day));
          expect(between.filter((day) => isOpenDay(day, kind, { region }))).toHaveLength(count);
          expect(isOpenDay(end, kind, { region })).toBe(true);
        },
      ),
    );
  });
});

describe('months', () => {
  it('agree with Temporal, clamped, both ways', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -600, max: 600 }), (date, months) => {
        const expected = Temporal.PlainDate.from(date).add({ months }).toString();
        expect(addMonths(date, months)).toBe(expected);
        expect(subtractMonths(date, -months)).toBe(expected);
      }),
    );
  });

  it('stay anchored to the original day, month ends included', () => {
    const ends = [1, 2, 3, 12, 13].map((months) => addMonths('2027-01-31', months));
    expect(ends).toEqual(['2027-02-28', '2027-03-31', '2027-04-30', '2028-01-31', '2028-02-29']);
  });
});
