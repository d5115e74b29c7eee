import { formatHours } from '@vigie/ui';
import { addCalendarDays, addDays, atLocalTime, isLocalDate, localDateOf, minutesOfDay } from '@vigie/rules';
import type { Intervention, Recurrence, Reference } from '@vigie/wire';
import type { Said } from '../kit/edit';
import type { PlanningTexts } from './planning.texts';

export const zone = 'Europe/Paris';
export const scopes = ['one', 'following'] as const;
export const repeats = ['none', 'weekly', 'fortnight', 'monthly'] as const;

/** An intervention to change, or what is known of one to plan. */
export interface InterventionPanelData {
  before?: Intervention;
  ticketId?: string;
  clientId?: string;
  subject?: string;
  technicianId?: string | undefined;
  /** Where the calendar was pointed at. */
  day?: string;
  minutes?: number;
}

/** What is typed. */
export interface InterventionDraft {
  clientId: string;
  technicianId: string;
  subject: string;
  place: Intervention['place'];
  day: string;
  time: string;
  length: string;
  note: string;
  repeat: string;
  count: number;
  asked: boolean;
  reason: string;
  /** A start in the past is meant. */
  past: boolean;
  /** This one, or those that follow in its series too. */
  scope: string;
  used: string;
  billable: boolean;
}

/** `540` is 09:00. */
export const clockText = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

const [opens, closes] = [9 * 60, 18 * 60];

/** The next full hour in which somebody could begin: today while it lasts, else the next working day in the morning. */
export function nextStart(now: Date): { day: string; minutes: number } {
  const at = now.toISOString();
  const today = localDateOf(at, zone);
  const minutes = Math.max(opens, (Math.floor(minutesOfDay(at, zone) / 60) + 1) * 60);
  const working = addDays({ from: addCalendarDays(today, -1), count: 1, kind: 'ouvre', region: 'FR' });
  if (working === today && minutes < closes) return { day: today, minutes };
  return { day: addDays({ from: today, count: 1, kind: 'ouvre', region: 'FR' }), minutes: opens };
}

const empty = {
  repeat: 'none',
  count: 12,
  asked: false,
  reason: '',
  past: false,
  scope: 'one',
  used: '',
  billable: false,
};

/** What the fields show first. */
export function draftOf(data: InterventionPanelData, me: string): InterventionDraft {
  const { before, clientId = '', technicianId = me, subject = '' } = data;
  if (before) return draftOfExisting(before);
  const { day, minutes } = { ...nextStart(new Date()), ...placeOf(data) };
  const when = { day, time: clockText(minutes), length: formatHours(60 * 60_000) };
  return { ...empty, ...when, clientId, technicianId, subject, place: 'on-site', note: '' };
}

/** Where the calendar was pointed at, as far as it was. */
const placeOf = ({ day, minutes }: InterventionPanelData) => ({
  ...(day !== undefined && { day, minutes: opens }),
  ...(minutes !== undefined && { minutes }),
});

function draftOfExisting(before: Intervention): InterventionDraft {
  return {
    ...empty,
    clientId: before.client.id,
    technicianId: before.technician.id,
    subject: before.subject,
    place: before.place,
    day: localDateOf(before.startsAt, zone),
    time: clockText(minutesOfDay(before.startsAt, zone)),
    length: formatHours(before.plannedMinutes * 60_000),
    note: before.note ?? '',
    asked: before.changeAsked !== null,
  };
}

/** What two people may have changed of one intervention. */
export type InterventionFacts = Pick<
  InterventionDraft,
  'technicianId' | 'subject' | 'place' | 'day' | 'time' | 'length' | 'note'
> & { otherIds: readonly string[] };

export function factsOf(row: Intervention): InterventionFacts {
  const { technicianId, subject, place, day, time, length, note } = draftOfExisting(row);
  const otherIds = row.others.map(({ id }) => id);
  return { technicianId, subject, place, day, time, length, note, otherIds };
}

/** These facts in words, field by field. */
export function sayFacts(
  t: PlanningTexts,
  facts: InterventionFacts,
  people: readonly Reference[],
): Record<keyof InterventionFacts, Said> {
  const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? '';
  return {
    technicianId: [t.technician, nameOf(facts.technicianId)],
    otherIds: [t.team.label, facts.otherIds.map(nameOf).join(', ')],
    subject: [t.subject, facts.subject],
    place: [t.place, t.places[facts.place]],
    day: [t.date, facts.day],
    time: [t.time, facts.time],
    length: [t.length, facts.length],
    note: [t.note, facts.note],
  };
}

/** The instant of a day and a time typed; undefined when they are none. */
export function startOf(day: string, time: string): string | undefined {
  const match = /^(\d{1,2}):(\d{2})/.exec(time);
  if (!match || !isLocalDate(day)) return undefined;
  return atLocalTime(day, Number(match[1]) * 60 + Number(match[2]), zone);
}

/** What of an intervention is written. */
export type InterventionBody = Record<string, string | number | null | readonly string[]>;

/** What differs from the intervention as it stands: the rest of a series keeps what is its own. */
export function changesOf(before: Intervention, body: InterventionBody): InterventionBody {
  const was: InterventionBody = {
    subject: before.subject,
    place: before.place,
    technicianId: before.technician.id,
    otherIds: before.others.map(({ id }) => id),
    startsAt: before.startsAt,
    plannedMinutes: before.plannedMinutes,
    note: before.note,
  };
  const differs = ([key, value]: [string, unknown]) => JSON.stringify(value) !== JSON.stringify(was[key]);
  return Object.fromEntries(Object.entries(body).filter(differs));
}

/** How it comes again; null for once. */
export function recurrenceOf({ repeat, count }: InterventionDraft): Recurrence | null {
  if (repeat === 'none') return null;
  const interval = repeat === 'fortnight' ? 2 : 1;
  return { frequency: repeat === 'monthly' ? 'monthly' : 'weekly', interval, count, except: [] };
}
