import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';
import { addCalendarDays } from '../time/days';

/** What a reminder says: gently, firmly, that the service may be suspended, a formal notice (mise en demeure). */
export const reminderTones = ['friendly', 'firm', 'suspension-notice', 'formal-notice'] as const;
export type ReminderTone = (typeof reminderTones)[number];

export const reminderChannels = ['mail', 'letter'] as const;
export type ReminderChannel = (typeof reminderChannels)[number];

/** A step of the ladder, so many days after the due date. */
export interface ReminderLevel {
  tone: ReminderTone;
  afterDays: number;
  channel: ReminderChannel;
}

/** The ladder until somebody sets another one; suspension is announced when it becomes possible (conditions art. 4). */
export const usualReminderLevels: readonly ReminderLevel[] = [
  { tone: 'friendly', afterDays: 3, channel: 'mail' },
  { tone: 'firm', afterDays: 10, channel: 'mail' },
  { tone: 'suspension-notice', afterDays: 15, channel: 'mail' },
  { tone: 'formal-notice', afterDays: 30, channel: 'letter' },
];

export const reminderLadderFaults = [
  'reminder.no-level',
  'reminder.days-invalid',
  'reminder.days-order',
] as const;
export type ReminderLadderFault = (typeof reminderLadderFaults)[number];

/** Why a ladder cannot be used; null when it can. */
export function ladderFault(levels: readonly ReminderLevel[]): ReminderLadderFault | null {
  const days = levels.map(({ afterDays }) => afterDays);
  if (days.length === 0) return 'reminder.no-level';
  if (days.some((count) => !Number.isInteger(count) || count < 1 || count > 365))
    return 'reminder.days-invalid';
  return days.every((count, at) => at === 0 || count > (days[at - 1] ?? 0)) ? null : 'reminder.days-order';
}

/** An invoice and what was said about it so far. */
export interface RemindedInvoice {
  id: string;
  dueOn: LocalDate;
  open: Cents;
  /** How many levels were sent. */
  sentLevels: number;
  lastSentOn: LocalDate | null;
}

export interface RemindedClient {
  invoices: readonly RemindedInvoice[];
  /** Somebody decided that this client is not reminded. */
  doNotRemind: boolean;
  /** The client promised to pay by then: nothing is sent until that day is over. */
  promisedOn: LocalDate | null;
  /** A sending may or may not have left; a person says which, nothing follows before. */
  isAmbiguous: boolean;
  hasAddress: boolean;
}

export const reminderHolds = ['do-not-remind', 'promise', 'ambiguous', 'no-address'] as const;
export type ReminderHold = (typeof reminderHolds)[number];

/** Level `1` is the first step of the ladder. */
export interface DueReminder {
  invoiceId: string;
  level: number;
}

/** What to send to a client today: one message with every overdue invoice, in the tone of the highest level due. */
export interface ReminderPlan {
  /** Null when nothing is due. */
  level: number | null;
  due: DueReminder[];
  /** Overdue as well, shown in the same message. */
  alsoOverdue: string[];
  /** Why nothing is sent although something is due. */
  hold: ReminderHold | null;
}

/**
 * What is due to a client on a day. A level is never left out, and follows the one before at the distance that the
 * ladder has between them: who was spared for a while is not sent everything at once.
 */
export function planReminder(
  client: RemindedClient,
  levels: readonly ReminderLevel[],
  today: LocalDate,
): ReminderPlan {
  const overdue = client.invoices.filter(({ open, dueOn }) => open > 0n && dueOn < today);
  const due = overdue.flatMap((invoice) => dueLevel(invoice, levels, today));
  const named = new Set(due.map(({ invoiceId }) => invoiceId));
  return {
    level: due.length > 0 ? Math.max(...due.map(({ level }) => level)) : null,
    due,
    alsoOverdue: overdue.map(({ id }) => id).filter((id) => !named.has(id)),
    hold: due.length > 0 ? holdOf(client, today) : null,
  };
}

function dueLevel(
  { id, dueOn, sentLevels, lastSentOn }: RemindedInvoice,
  levels: readonly ReminderLevel[],
  today: LocalDate,
): DueReminder[] {
  const [next, previous] = [levels[sentLevels], levels[sentLevels - 1]];
  if (!next || addCalendarDays(dueOn, next.afterDays) > today) return [];
  const distance = next.afterDays - (previous?.afterDays ?? 0);
  if (lastSentOn !== null && addCalendarDays(lastSentOn, distance) > today) return [];
  return [{ invoiceId: id, level: sentLevels + 1 }];
}

function holdOf(
  { doNotRemind, promisedOn, isAmbiguous, hasAddress }: RemindedClient,
  today: LocalDate,
): ReminderHold | null {
  if (doNotRemind) return 'do-not-remind';
  if (promisedOn !== null && today <= promisedOn) return 'promise';
  if (isAmbiguous) return 'ambiguous';
  return hasAddress ? null : 'no-address';
}
