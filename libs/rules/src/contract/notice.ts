import { type LocalDate } from '../time/civil';
import { addDays, addMonths, isOpenDay, subtractMonths } from '../time/days';
import type { HolidayRegion } from '../time/holidays';

export interface NoticeInput {
  /** Last day of the period, the earlier and therefore safe reading of "échéance". */
  term: LocalDate;
  /** Months of notice (3 in the reference conditions, art. 2). */
  months: number;
  region?: HolidayRegion;
  goodFriday?: boolean;
  closures?: readonly LocalDate[];
  /** Working days left to the post before the safe date. */
  postingMarginDays?: number;
}

export interface NoticeDates {
  /** term - months; not extended on a weekend (Cass. 3e civ., 8 March 2018, n° 17-11.312). */
  limit: LocalDate;
  /** Last date D with D + months <= term: letters received are accepted until then. */
  latestArguable: LocalDate;
  /** Last working day on or before the limit: the date our own letters must arrive. */
  safe: LocalDate;
  /** Safe date minus the posting margin. */
  posting: LocalDate;
}

function lastArguable(limit: LocalDate, input: NoticeInput): LocalDate {
  const next = addDays({ from: limit, count: 1, kind: 'calendaire', region: 'FR' });
  return addMonths(next, input.months) <= input.term ? lastArguable(next, input) : limit;
}

/**
 * The four dates of a notice before a term (art. 641 CPC by analogy; product choice for the posting margin).
 * A RangeError for a malformed term.
 */
export function noticeDates(input: NoticeInput): NoticeDates {
  const days = { region: input.region ?? 'FR', goodFriday: input.goodFriday, closures: input.closures };
  const limit = subtractMonths(input.term, input.months);
  const safe = isOpenDay(limit, 'ouvre', days)
    ? limit
    : addDays({ ...days, from: limit, count: -1, kind: 'ouvre' });
  const margin = input.postingMarginDays ?? 10;
  return {
    limit,
    latestArguable: lastArguable(limit, input),
    safe,
    posting: addDays({ ...days, from: safe, count: -margin, kind: 'ouvre' }),
  };
}
