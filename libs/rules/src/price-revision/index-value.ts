import type { LocalDate } from '../time/civil';
import { addMonths } from '../time/days';

/** A value of a series as it was read, with what makes it comparable to another. */
export interface IndexValue {
  /** The series by its identifier: INSEE's, or a name of our own. */
  series: string;
  /** Its base as the publisher words it; two values of different bases are not compared. */
  base: string;
  /** `2026-Q3`, or `2026-09` of a monthly series. */
  period: string;
  value: string;
  provisional: boolean;
  publishedOn: LocalDate;
}

/** Which value a revision takes: the last one that was published, or that of a named quarter of the year before. */
export type IndexChoice = { which: 'last-published' } | { which: 'quarter'; quarter: 1 | 2 | 3 | 4 };

export const indexRefusals = [
  'revision.new-index-missing',
  'revision.index-older',
  'revision.bases-mixed',
  'revision.link-missing',
  'revision.index-provisional',
] as const;
export type IndexRefusal = (typeof indexRefusals)[number];

/** First day of a period; periods of one series are in the order of their first days. */
export function firstDayOf(period: string): LocalDate | null {
  const [, year, quarter, month] = /^(\d{4})-(?:Q([1-4])|(0[1-9]|1[0-2]))$/.exec(period) ?? [];
  if (year === undefined) return null;
  const first = quarter === undefined ? Number(month) : Number(quarter) * 3 - 2;
  return `${year}-${String(first).padStart(2, '0')}-01`;
}

/** The value that a revision on this day takes; null while it is awaited. */
export function valueOn(
  values: readonly IndexValue[],
  choice: IndexChoice,
  day: LocalDate,
): IndexValue | null {
  const known = values.filter(({ publishedOn }) => publishedOn <= day);
  if (choice.which === 'quarter') {
    const period = `${Number(day.slice(0, 4)) - 1}-Q${choice.quarter}`;
    return known.find((value) => value.period === period) ?? null;
  }
  const order = ({ period }: IndexValue) => firstDayOf(period) ?? '';
  return known.reduce<IndexValue | null>(
    (last, value) => (last === null || order(value) > order(last) ? value : last),
    null,
  );
}

/**
 * Why two values cannot be put in one revision; null when they can. Another series wants a link coefficient, another
 * base of the same series is read again from its publisher.
 */
export function refusalOf(
  base: IndexValue,
  now: IndexValue | null,
  clause: { linked: boolean; needsFinal: boolean },
): IndexRefusal | null {
  if (now === null) return 'revision.new-index-missing';
  if (base.series !== now.series) {
    if (!clause.linked) return 'revision.link-missing';
  } else if (base.base !== now.base) return 'revision.bases-mixed';
  if ((firstDayOf(now.period) ?? '') < (firstDayOf(base.period) ?? '')) return 'revision.index-older';
  return clause.needsFinal && now.provisional ? 'revision.index-provisional' : null;
}

/**
 * Whether the index varies over a longer time than the price has stood: what article L112-1 of the code monétaire et
 * financier holds unwritten. `agreedOn` is when the price was agreed, or last revised.
 */
export function variesTooLong(
  base: IndexValue,
  now: IndexValue,
  agreedOn: LocalDate,
  day: LocalDate,
): boolean {
  const [from, to] = [firstDayOf(base.period), firstDayOf(now.period)];
  if (from === null || to === null) return false;
  const months = (earlier: LocalDate, later: LocalDate) =>
    (Number(later.slice(0, 4)) - Number(earlier.slice(0, 4))) * 12 +
    Number(later.slice(5, 7)) -
    Number(earlier.slice(5, 7));
  return addMonths(agreedOn, months(from, to)) > day;
}

/** Whether a contract is revised on this day: one that has just begun may be left out for some months. */
export const isRevisedOn = (day: LocalDate, start: LocalDate, quietMonths: number): boolean =>
  start < day && addMonths(start, quietMonths) <= day;
