import type { LocalDate } from '../time/civil';
import { addDays, addMonths, subtractMonths } from '../time/days';
import { type NoticeDates, type NoticeInput, noticeDates } from './notice';

export interface ContractTerms {
  start: LocalDate;
  /** Length of a period, the first one and every renewal (art. 2). */
  months: number;
  /** Last day of the first period; the day before the anniversary of the start when it is not said. */
  firstTerm: LocalDate | null;
}

export interface Period {
  from: LocalDate;
  /** Last day, included. */
  term: LocalDate;
  /** 0 for the first period, 1 after the first renewal. */
  renewals: number;
}

const dayAfter = (day: LocalDate) => addDays({ from: day, count: 1, kind: 'calendaire', region: 'FR' });
const dayBefore = (day: LocalDate) => addDays({ from: day, count: -1, kind: 'calendaire', region: 'FR' });

/** Last day of a period, counted from the first one each time: months are not added to months. */
export function termAfter({ start, months, firstTerm }: ContractTerms, renewals: number): LocalDate {
  if (months < 1) throw new RangeError(`a contract of ${months} months`);
  return firstTerm === null
    ? dayBefore(addMonths(start, months * (renewals + 1)))
    : addMonths(firstTerm, months * renewals);
}

/** The period that a day lies in; the first one for a day before the start. */
export function periodOn(terms: ContractTerms, day: LocalDate): Period {
  const years = Number(day.slice(0, 4)) - Number(termAfter(terms, 0).slice(0, 4));
  // Close below the answer, whatever the length: the rest is a few steps.
  let renewals = Math.max(0, Math.floor(((years - 1) * 12) / terms.months));
  while (termAfter(terms, renewals) < day) renewals += 1;
  const from = renewals === 0 ? terms.start : dayAfter(termAfter(terms, renewals - 1));
  return { from, term: termAfter(terms, renewals), renewals };
}

export interface RenewalDates extends NoticeDates {
  term: LocalDate;
  /** The day on which the next period begins when nobody denounced. */
  renewsOn: LocalDate;
  /** Days on which the owner of the decision is reminded, before the posting date. */
  reminders: LocalDate[];
}

/** How many days before the posting date somebody is reminded to decide. */
export const reminderDays = [60, 30, 7] as const;

/** Everything that happens before a term, on dates. */
export function renewalDates(notice: NoticeInput): RenewalDates {
  const dates = noticeDates(notice);
  const before = (count: number) =>
    addDays({ from: dates.posting, count: -count, kind: 'calendaire', region: 'FR' });
  return {
    ...dates,
    term: notice.term,
    renewsOn: dayAfter(notice.term),
    reminders: reminderDays.map(before),
  };
}

/** `arguable`: after the limit and until the last date on which somebody may argue it is in time: a person decides. */
export type DenunciationVerdict = 'valid' | 'arguable' | 'late';

/** What a denunciation is worth that was received on a day (planned for reception, art. 668 and 669 CPC). */
export function judgeDenunciation(
  receivedOn: LocalDate,
  { limit, latestArguable }: NoticeDates,
): DenunciationVerdict {
  if (receivedOn <= limit) return 'valid';
  return receivedOn <= latestArguable ? 'arguable' : 'late';
}

/**
 * When a client whom the law protects is told that the contract will be renewed: between three months and one month
 * before the end of the time in which they may refuse (code de la consommation L215-1), counted from the limit of the
 * notice and not from the term.
 */
export const informationWindow = ({
  limit,
}: Pick<NoticeDates, 'limit'>): { from: LocalDate; to: LocalDate } => ({
  from: subtractMonths(limit, 3),
  to: subtractMonths(limit, 1),
});
