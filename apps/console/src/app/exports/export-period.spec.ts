import { periodsOn } from './export-period';

describe('the periods of an export', () => {
  it.each([
    ['2027-01-15', '2026-12-01', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['2028-03-31', '2028-02-01', '2028-02-29', '2027-10-01', '2027-12-31'],
    ['2027-05-01', '2027-04-01', '2027-04-30', '2027-01-01', '2027-03-31'],
  ])('on %s', (today, from, to, quarterFrom, quarterTo) => {
    const { lastMonth, lastQuarter, year, lastYear } = periodsOn(today);
    expect(lastMonth).toEqual({ from, to });
    expect(lastQuarter).toEqual({ from: quarterFrom, to: quarterTo });
    expect(year.from).toBe(`${today.slice(0, 4)}-01-01`);
    const before = Number(today.slice(0, 4)) - 1;
    expect(lastYear).toEqual({ from: `${before}-01-01`, to: `${before}-12-31` });
  });
});
