import type { LocalDate } from '../time/civil';
import { addDays, addMonths, type DayOptions } from '../time/days';
import { type DaySpan, periodOf } from './period';

/** A month of the calendar, YYYY-MM. */
export type Month = string;

/** Months that a service review looks back on, its own among them. */
export const reviewedMonths = 6;
/** Warranties that end within these days of the end of the month are told. */
export const endingDays = 90;
/** How long a published review can be taken back: nobody of the client has seen it before. */
export const publicationUndoMs = 15_000;

export const reviewStates = ['draft', 'published'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** The month of a date. */
export const monthOf = (date: LocalDate): Month => date.slice(0, 7);

/** First and last day of a month. */
export const spanOfMonth = (month: Month): DaySpan => periodOf('month', `${month}-01`);

/** The months that a review of this one looks back on, the oldest first. */
export function monthsUpTo(month: Month): Month[] {
  return Array.from({ length: reviewedMonths }, (_, index) =>
    monthOf(addMonths(`${month}-01`, index + 1 - reviewedMonths)),
  );
}

/** Whether the last day of a month has passed. */
export const isMonthOver = (month: Month, today: LocalDate): boolean => month < monthOf(today);

/** The month whose reviews are due: the last one, from the first working day after it on; null before. */
export function monthDue(today: LocalDate, options: DayOptions): Month | null {
  const previous = spanOfMonth(monthOf(addMonths(`${monthOf(today)}-01`, -1)));
  const firstWorkingDay = addDays({ ...options, from: previous.to, count: 1, kind: 'ouvre' });
  return today < firstWorkingDay ? null : monthOf(previous.to);
}
