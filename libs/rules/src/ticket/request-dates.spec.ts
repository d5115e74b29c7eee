import fc from 'fast-check';
import {
  effectiveDateFault,
  latestEffectiveDate,
  localDateOf,
  restoreDateFault,
  type RequestDateFault,
} from '../index';

/** 00:30 on 21 November in Paris, still the 20th in New York. */
const now = '2026-11-20T23:30:00Z';

type Row = [date: string, zone: string, fault: RequestDateFault | undefined];

describe('the date a change takes effect', () => {
  it.each<Row>([
    ['2026-11-20', 'Europe/Paris', 'request.effective-date-past'],
    ['2026-11-21', 'Europe/Paris', undefined],
    ['2026-11-20', 'America/New_York', undefined],
    ['2026-11-19', 'America/New_York', 'request.effective-date-past'],
    ['2031-11-21', 'Europe/Paris', undefined],
    ['2031-11-22', 'Europe/Paris', 'request.effective-date-too-far'],
    ['2031-11-21', 'America/New_York', 'request.effective-date-too-far'],
    ['9999-12-31', 'Europe/Paris', 'request.effective-date-too-far'],
    ['0001-01-01', 'Europe/Paris', 'request.effective-date-past'],
  ])('%s, asked in %s: %s', (date, zone, fault) => {
    expect(effectiveDateFault(date, localDateOf(now, zone))).toBe(fault);
  });

  it.each([
    ['2024-02-28', undefined],
    ['2029-02-28', undefined],
    ['2029-03-01', 'request.effective-date-too-far'],
  ])('%s, asked on 29 February 2024: %s', (date, fault) => {
    const late = date < '2024-02-29' ? 'request.effective-date-past' : fault;
    expect(effectiveDateFault(date, '2024-02-29')).toBe(late);
  });

  it('is accepted from today to the limit, and nowhere else', () => {
    const date = fc
      .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, date, (asked, today) => {
        const accepted = today <= asked && asked <= latestEffectiveDate(today);
        expect(effectiveDateFault(asked, today) === undefined).toBe(accepted);
      }),
    );
  });
});

describe('the state to restore', () => {
  it.each<Row>([
    ['2026-11-22', 'Europe/Paris', 'request.as-of-future'],
    ['2026-11-21', 'Europe/Paris', undefined],
    ['2026-11-21', 'America/New_York', 'request.as-of-future'],
    ['2019-01-31', 'Europe/Paris', undefined],
    ['9999-12-31', 'Europe/Paris', 'request.as-of-future'],
  ])('%s, asked in %s: %s', (date, zone, fault) => {
    expect(restoreDateFault(date, localDateOf(now, zone))).toBe(fault);
  });
});
