import { DomainError } from '@vigie/platform';
import {
  addDays,
  amountText,
  deadline,
  defaultCalendar,
  instalments,
  noticeDates,
  parseDuration,
  readAmount,
  revise,
  type DayKind,
  type DeadlineMode,
  type DeadlineProblem,
  type HolidayRegion,
  type NoticeDates,
  type PauseReason,
  type WeeklyHours,
} from '@vigie/rules';
import type { DeadlineResult, RevisionSimulation } from '@vigie/wire';

export interface DeadlineQuestion {
  receivedAt: string;
  duration: string;
  mode: DeadlineMode;
  zone: string;
  region: HolidayRegion;
  goodFriday?: boolean | undefined;
  hours?: WeeklyHours[] | undefined;
  pauses?: { from: string; to: string; reason?: PauseReason | undefined }[] | undefined;
}
export interface WorkingDaysQuestion {
  from: string;
  count: number;
  kind: DayKind;
  region: HolidayRegion;
  goodFriday?: boolean | undefined;
  extend: boolean;
}
export interface NoticeQuestion {
  term: string;
  months: number;
  region: HolidayRegion;
  goodFriday?: boolean | undefined;
}

/** An answer explains every day between receipt and deadline: ten years of them are enough. */
const maxDurationMs = 3660 * 24 * 3_600_000;

/** When a promise falls due, computed by the very function that the clocks of tickets use. */
export function simulateDeadline(question: DeadlineQuestion): DeadlineResult {
  const durationMs = parseDuration(question.duration);
  if (!durationMs || durationMs > maxDurationMs) throw new DomainError('deadline.bad-duration');
  const { zone, region, goodFriday = false, hours = defaultCalendar.hours } = question;
  const result = deadline({
    receivedAt: utc(question.receivedAt),
    durationMs,
    mode: question.mode,
    calendar: { zone, region, goodFriday, hours, exceptions: [] },
    pauses: (question.pauses ?? []).map(({ from, to, reason = 'waiting-client' }) => ({
      from: utc(from),
      to: utc(to),
      reason,
    })),
  });
  if (!result.ok) throw refusal(result.code);
  const { dueAt, localDueAt, explanation } = result;
  return { dueAt, localDueAt, explanation };
}

/** The last day of a period counted in days. */
export function simulateWorkingDays(question: WorkingDaysQuestion): { date: string } {
  return withinCalendar(() => ({ date: addDays(daysOf(question)) }));
}

/** The four dates of a notice before a term. */
export function simulateNotice(question: NoticeQuestion): NoticeDates {
  return withinCalendar(() => noticeDates(daysOf(question)));
}

const daysOf = <T extends { goodFriday?: boolean | undefined }>({ goodFriday = false, ...question }: T) => ({
  ...question,
  goodFriday,
});

const utc = (instant: string) => new Date(instant).toISOString();

function refusal(code: DeadlineProblem): DomainError {
  switch (code) {
    case 'deadline.bad-instant':
      return new DomainError('request.invalid', undefined, [{ path: 'receivedAt', code: 'request.invalid' }]);
    case 'deadline.bad-pause':
      return new DomainError('request.invalid', undefined, [{ path: 'pauses', code: 'request.invalid' }]);
    case 'deadline.bad-duration':
    case 'deadline.never':
    case 'calendar.unknown-zone':
    case 'calendar.bad-hours':
    case 'calendar.overlapping-hours':
    case 'calendar.bad-exception':
      return new DomainError(code);
  }
}

/** The rules count in the years 1 to 9999. */
function withinCalendar<T>(compute: () => T): T {
  try {
    return compute();
  } catch (error) {
    throw error instanceof RangeError ? new DomainError('days.out-of-range') : error;
  }
}

/** A revised price, computed by the very function of the yearly campaign; a refusal is the error's code. */
export function simulateRevision({ coefficientRounding: rounding, ...question }: RevisionSimulation) {
  const coefficientRounding = rounding?.mode === 'none' ? undefined : rounding;
  const outcome = revise({ ...question, coefficientRounding });
  if (!outcome.ok) throw new DomainError(outcome.code);
  const { coefficient, unrounded, warnings } = outcome;
  const [revisedPrice, amount] = [amountText(outcome.revisedPrice), amountText(outcome.amount)];
  return { coefficient, unrounded, revisedPrice, amount, warnings };
}

/** A year in parts that add up to it. */
export function simulateInstalments(annual: string, parts: number) {
  const total = readAmount(annual);
  if (total === null) throw new DomainError('amount.invalid');
  return { amounts: instalments(total, parts).map(amountText) };
}
