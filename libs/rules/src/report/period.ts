import {
  type LocalDate,
  daysInMonth,
  formatCivil,
  fromEpochDay,
  isoWeekday,
  parseCivil,
  toEpochDay,
} from '../time/civil';

/** Lengths of time that figures are read over. */
export const reportPeriods = ['week', 'month', 'quarter'] as const;
export type ReportPeriod = (typeof reportPeriods)[number];

/** First and last day, both included. */
export interface DaySpan {
  from: LocalDate;
  to: LocalDate;
}

/** The week, month or quarter of a date, or the one some periods before or after it. */
export function periodOf(kind: ReportPeriod, date: LocalDate, offset = 0): DaySpan {
  if (kind === 'week') {
    const day = toEpochDay(date);
    const monday = day - isoWeekday(day) + 1 + 7 * offset;
    return { from: fromEpochDay(monday), to: fromEpochDay(monday + 6) };
  }
  const civil = parseCivil(date);
  if (!civil) throw new RangeError(`not a date: ${date}`);
  const length = kind === 'month' ? 1 : 3;
  const index = civil.year * 12 + civil.month - 1;
  const first = index - (index % length) + offset * length;
  const last = first + length - 1;
  return { from: formatCivil({ ...monthAt(first), day: 1 }), to: lastDayOf(monthAt(last)) };
}

/** The days of a span, or its weeks from Monday; those at the ends are cut to the span. */
export function bucketsOf(span: DaySpan, unit: 'day' | 'week'): DaySpan[] {
  const end = toEpochDay(span.to);
  const buckets: DaySpan[] = [];
  for (let day = toEpochDay(span.from); day <= end;) {
    const last = unit === 'day' ? day : Math.min(end, day + 7 - isoWeekday(day));
    buckets.push({ from: fromEpochDay(day), to: fromEpochDay(last) });
    day = last + 1;
  }
  return buckets;
}

/** How old an open ticket is, in heaps that are read at a glance. */
export const ageBuckets = [
  { key: 'day', fromDays: 0, toDays: 1 },
  { key: 'week', fromDays: 1, toDays: 7 },
  { key: 'month', fromDays: 7, toDays: 30 },
  { key: 'quarter', fromDays: 30, toDays: 90 },
  { key: 'older', fromDays: 90, toDays: null },
] as const;
export type AgeBucket = (typeof ageBuckets)[number]['key'];

const monthAt = (index: number) => ({ year: Math.floor(index / 12), month: (index % 12) + 1 });

function lastDayOf({ year, month }: { year: number; month: number }): LocalDate {
  return formatCivil({ year, month, day: daysInMonth(year, month) });
}
