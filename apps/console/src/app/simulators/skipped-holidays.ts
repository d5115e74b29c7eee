import { holidaysOf, type DayKind, type Holiday, type HolidayRegion } from '@vigie/rules';

/** The public holidays between two dates that a count of such days leaves out, in the order of the calendar. */
export function skippedHolidays(count: {
  from: string;
  to: string;
  kind: DayKind;
  region: HolidayRegion;
  goodFriday?: boolean | undefined;
}): Holiday[] {
  const { kind, region, goodFriday = false } = count;
  if (kind === 'calendaire' || kind === 'franc') return [];
  const [first = '', last = ''] = [count.from, count.to].sort();
  const years = Array.from(
    { length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) + 1 },
    (_, i) => Number(first.slice(0, 4)) + i,
  );
  return years
    .flatMap((year) => holidaysOf(year, region, { goodFriday }))
    .filter(({ date }) => date >= first && date <= last && date !== count.from)
    .filter(({ date }) => isWeekday(date, kind));
}

/** A holiday on a day that never counts changes nothing. */
const isWeekday = (date: string, kind: DayKind) => {
  const day = new Date(date).getUTCDay();
  return day !== 0 && (kind === 'ouvrable' || day !== 6);
};
