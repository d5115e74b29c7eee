import type { LocalDate } from '../time/civil';
import { addCalendarDays, subtractMonths } from '../time/days';
import type { HolidayRegion } from '../time/holidays';
import type { NoticeDates } from './notice';
import { type ContractTerms, type DenunciationVerdict, periodOn, reminderDays } from './renewal';

/** What we want of a term: to let it renew, to denounce, or to talk about the terms before. */
export const renewalDecisions = ['undecided', 'renew', 'denounce', 'renegotiate'] as const;
export type RenewalDecision = (typeof renewalDecisions)[number];

/** `open` until it is certain that the contract is renewed, or that it ends. */
export const termStates = ['open', 'renewed', 'ended'] as const;
export type TermState = (typeof termStates)[number];

/** Letters about a renewal; `late-answer` tells a client that its denunciation came too late. */
export const contractLetterKinds = ['denunciation', 'renewal-information', 'late-answer'] as const;
export type ContractLetterKind = (typeof contractLetterKinds)[number];

/** Conditions with a notice, from a day on. */
export interface DatedNotice {
  validFrom: LocalDate;
  noticeMonths: number;
}

/**
 * The conditions whose notice counts for a term: the last ones that are in force on the limit that they set themselves.
 * An amendment cannot put a limit into the past of its own effect. `conditions` are in the order they were written.
 */
export function noticeForTerm<C extends DatedNotice>(conditions: readonly C[], term: LocalDate): C | null {
  const inTime = conditions.filter(
    ({ validFrom, noticeMonths }) => validFrom <= subtractMonths(term, noticeMonths),
  );
  const last = inTime.reduce<C | null>(
    (before, one) => (before && one.validFrom < before.validFrom ? before : one),
    null,
  );
  return last ?? conditions[0] ?? null;
}

/** What becomes of a term by what is known of its contract. */
export function renewalStateOf(
  term: LocalDate,
  contract: { state: string; term: LocalDate; endsOn: LocalDate | null },
): TermState {
  if (contract.term > term || (contract.endsOn !== null && contract.endsOn > term)) return 'renewed';
  return contract.state === 'ended' || contract.endsOn !== null ? 'ended' : 'open';
}

/** The time in which a protected client is told. */
export interface InformationWindow {
  from: LocalDate;
  to: LocalDate;
}

export const informationStates = ['waiting', 'to-send', 'sent', 'sent-late', 'too-late'] as const;
/** `too-late`: the window has passed and nothing was sent; the client may leave at any time after the renewal. */
export type InformationState = (typeof informationStates)[number];

/** Where the information of a protected client stands. */
export function informationStateOf(
  { from, to }: InformationWindow,
  sentOn: LocalDate | null,
  today: LocalDate,
): InformationState {
  if (sentOn !== null) return sentOn <= to ? 'sent' : 'sent-late';
  if (today < from) return 'waiting';
  return today <= to ? 'to-send' : 'too-late';
}

/** What is known of an open renewal when somebody looks whether something is due. */
export interface RenewalWatch {
  dates: Pick<NoticeDates, 'limit' | 'posting'>;
  /** False once it is decided that nothing is to be posted. */
  remind: boolean;
  /** The reminder sent last, in days before the posting date. */
  lastReminder: number | null;
  information: InformationWindow | null;
  informationWritten: boolean;
  informationSentOn: LocalDate | null;
  /** It was already said that the window has passed. */
  saidTooLate: boolean;
}

export interface RenewalSteps {
  /** Days before the posting date. */
  reminder: number | null;
  writeInformation: boolean;
  sayTooLate: boolean;
  /** The next day on which something may be due; null when nothing will be. */
  nextOn: LocalDate | null;
}

/** What is due today; of reminders whose days have passed only the most urgent one is sent. */
export function renewalSteps(watch: RenewalWatch, today: LocalDate): RenewalSteps {
  const { information, informationSentOn } = watch;
  const reminder = reminderDue(watch, today);
  const informed = information && informationStateOf(information, informationSentOn, today);
  const next = [
    ...remindersAfter({ ...watch, lastReminder: reminder ?? watch.lastReminder }, today),
    ...(informed === 'waiting' && information ? [information.from] : []),
    ...(informed === 'to-send' && information ? [addCalendarDays(information.to, 1)] : []),
  ].toSorted();
  return {
    reminder,
    writeInformation: informed === 'to-send' && !watch.informationWritten,
    sayTooLate: informed === 'too-late' && !watch.saidTooLate,
    nextOn: next[0] ?? null,
  };
}

const remindedOn = (posting: LocalDate, days: number) => addCalendarDays(posting, -days);
const isLeft = (days: number, last: number | null) => last === null || days < last;

/** After the limit nothing can be posted any more. */
function reminderDue({ dates, remind, lastReminder }: RenewalWatch, today: LocalDate): number | null {
  if (!remind || today > dates.limit) return null;
  const passed = reminderDays.filter((days) => remindedOn(dates.posting, days) <= today);
  const days = passed.at(-1);
  return days !== undefined && isLeft(days, lastReminder) ? days : null;
}

function remindersAfter({ dates, remind, lastReminder }: RenewalWatch, today: LocalDate): LocalDate[] {
  if (!remind) return [];
  return reminderDays
    .filter((days) => isLeft(days, lastReminder))
    .map((days) => remindedOn(dates.posting, days))
    .filter((day) => day > today);
}

/** The last day on which a letter must be with its addressee: of a denunciation the safe date. */
export function arriveBy(
  kind: ContractLetterKind,
  { safe, information }: { safe: LocalDate; information: InformationWindow | null },
): LocalDate | null {
  if (kind === 'denunciation') return safe;
  return kind === 'renewal-information' ? (information?.to ?? null) : null;
}

export const letterFaults = [
  'letter.sent-before-written',
  'letter.sent-in-future',
  'letter.sent-too-early',
  'letter.tracking-missing',
  'letter.received-in-future',
  'letter.received-before-sent',
] as const;
export type LetterFault = (typeof letterFaults)[number];

/** Why a sending cannot be what happened; null when it can. */
export function sendingFault(
  letter: { kind: ContractLetterKind; writtenOn: LocalDate; information: InformationWindow | null },
  { sentOn, tracking }: { sentOn: LocalDate; tracking: string | null },
  today: LocalDate,
): LetterFault | null {
  if (sentOn > today) return 'letter.sent-in-future';
  if (sentOn < letter.writtenOn) return 'letter.sent-before-written';
  if (letter.kind === 'denunciation' && tracking === null) return 'letter.tracking-missing';
  const tooEarly = letter.kind === 'renewal-information' && sentOn < (letter.information?.from ?? sentOn);
  return tooEarly ? 'letter.sent-too-early' : null;
}

/** Why a reception cannot be what happened; null when it can. */
export function receptionFault(
  sentOn: LocalDate,
  receivedOn: LocalDate,
  today: LocalDate,
): LetterFault | null {
  if (receivedOn > today) return 'letter.received-in-future';
  return receivedOn < sentOn ? 'letter.received-before-sent' : null;
}

/** What was decided about a denunciation of the client that may be argued about, or followed from its dates. */
export const denunciationOutcomes = ['ends', 'renewed'] as const;
export type DenunciationOutcome = (typeof denunciationOutcomes)[number];

/** What a verdict means by itself; null when a person decides. */
export function outcomeOf(verdict: DenunciationVerdict): DenunciationOutcome | null {
  switch (verdict) {
    case 'valid':
      return 'ends';
    case 'late':
      return 'renewed';
    case 'arguable':
      return null;
  }
}

/** The term after a term, of a contract that goes on. */
export const nextTerm = (terms: ContractTerms, term: LocalDate): LocalDate =>
  periodOn(terms, addCalendarDays(term, 1)).term;

/** What a calendar says of the days before a notice: its region, and the days on which the company is closed. */
export function noticeDaysOf({ region, goodFriday, exceptions }: NoticeCalendar) {
  const closed = exceptions.filter(({ hours }) => hours.length === 0);
  return { region, goodFriday, closures: closed.flatMap(({ from, to }) => daysFrom(from, to)) };
}

interface NoticeCalendar {
  region: HolidayRegion;
  goodFriday: boolean;
  exceptions: readonly { from: LocalDate; to: LocalDate; hours: readonly unknown[] }[];
}

function daysFrom(from: LocalDate, to: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= to; day = addCalendarDays(day, 1)) days.push(day);
  return days;
}
