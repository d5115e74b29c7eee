import type { DailyHours, ServiceCalendar } from './calendar';
import { dayMs, isoWeekday, toEpochDay } from './civil';
import { type HolidayTable, holidayName, holidayTable } from './holidays';
import { type ZoneClock, zoneClock } from './zone';

/** Part of a day on the wall clock, milliseconds since 00:00. */
interface Slot {
  from: number;
  to: number;
}

export type ClosedReason = 'weekend' | 'holiday' | 'closed' | 'outside-hours';

/** The open parts of a day, in order, and why the rest of it is closed. */
interface DayPlan {
  slots: readonly Slot[];
  reason: ClosedReason;
  label?: string;
}

/** A stretch of time that is open or closed throughout; milliseconds since the epoch. */
export interface Stretch {
  from: number;
  to: number;
  open: boolean;
  reason: ClosedReason;
  label?: string;
}

/** 9999-12-31, the last date that instants and dates can spell. */
export const lastDay = 2_932_896;
export const lastMs = (lastDay + 1) * dayMs - 1;

/** Closed for ten years is closed for ever. */
const patienceDays = 3660;

const clockPattern = /^(\d{2}):(\d{2})$/;

/** Milliseconds since 00:00 of `HH:MM`, up to `24:00`; undefined when it is no time of day. */
export function parseClock(text: string): number | undefined {
  const match = clockPattern.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes * 60_000 : undefined;
}

function slotsOf(hours: readonly DailyHours[]): Slot[] {
  return hours
    .map(({ from, to }) => ({ from: parseClock(from) ?? 0, to: parseClock(to) ?? 0 }))
    .sort((a, b) => a.from - b.from);
}

const wholeDay: readonly Slot[] = [{ from: 0, to: dayMs }];

/** The week of a calendar: index 1 to 7, no slot on a day without hours. */
function weekOf(calendar: ServiceCalendar): Slot[][] {
  const days = [0, 1, 2, 3, 4, 5, 6, 7];
  return days.map((day) => slotsOf(calendar.hours.filter(({ days: open }) => open.includes(day))));
}

interface PlannedException {
  from: number;
  to: number;
  slots: readonly Slot[];
  label: string;
}

function planExceptions(calendar: ServiceCalendar): PlannedException[] {
  return calendar.exceptions.map(({ from, to, hours, label }) => ({
    from: toEpochDay(from),
    to: toEpochDay(to),
    slots: slotsOf(hours),
    label,
  }));
}

/** A calendar made ready for computing. */
interface Prepared {
  clock: ZoneClock;
  week: readonly (readonly Slot[])[];
  holidays: HolidayTable;
  exceptions: readonly PlannedException[];
  wholeDays: boolean;
}

function planOf(day: number, { week, holidays, exceptions, wholeDays }: Prepared): DayPlan {
  const holiday = holidays.codeOn(day);
  if (holiday) return { slots: [], reason: 'holiday', label: holidayName(holiday) };
  const weekday = isoWeekday(day);
  const slots = week[weekday] ?? [];
  if (slots.length === 0 && weekday >= 6) return { slots, reason: 'weekend' };
  const exception = exceptions.findLast(({ from, to }) => from <= day && day <= to);
  if (exception?.slots.length === 0) return { slots: [], reason: 'closed', label: exception.label };
  if (wholeDays) return { slots: wholeDay, reason: 'outside-hours' };
  return { slots: slots.length > 0 && exception ? exception.slots : slots, reason: 'outside-hours' };
}

function* stretchesFrom(from: number, prepared: Prepared): Generator<Stretch, void> {
  const { clock } = prepared;
  let cursor = from;
  const firstDay = Math.floor(clock.toWall(from) / dayMs);
  let lastOpen = firstDay;
  for (let day = firstDay; day <= lastDay && day - lastOpen <= patienceDays; day++) {
    const { slots, reason, label } = planOf(day, prepared);
    for (const slot of slots) {
      const opens = Math.max(cursor, clock.toEpoch(day * dayMs + slot.from));
      const closes = clock.toEpoch(day * dayMs + slot.to);
      if (closes <= opens) continue;
      if (opens > cursor) yield { from: cursor, to: opens, open: false, reason, label };
      yield { from: opens, to: closes, open: true, reason };
      cursor = closes;
      lastOpen = day;
    }
    const nextDay = clock.toEpoch((day + 1) * dayMs);
    if (nextDay > cursor) yield { from: cursor, to: nextDay, open: false, reason, label };
    cursor = Math.max(cursor, nextDay);
  }
}

function openMsOfDay(day: number, prepared: Prepared): number {
  const at = (wall: number) => prepared.clock.toEpoch(day * dayMs + wall);
  return planOf(day, prepared).slots.reduce((sum, { from, to }) => sum + at(to) - at(from), 0);
}

/** Days that may differ from the week: holidays, exceptions, changes of the clocks. */
function specialDays(fromDay: number, toDay: number, { holidays, exceptions, clock }: Prepared): Set<number> {
  const days = new Set([...holidays.within(fromDay, toDay), ...clock.changeDays(fromDay, toDay)]);
  for (const { from, to } of exceptions) {
    for (let day = Math.max(from, fromDay); day <= to && day < toDay; day++) days.add(day);
  }
  return days;
}

function openMsOfDays(fromDay: number, toDay: number, prepared: Prepared): number {
  const weekdayMs = prepared.week.map((slots) => slots.reduce((sum, { from, to }) => sum + to - from, 0));
  const regular = (day: number) => weekdayMs[isoWeekday(day)] ?? 0;
  const weeks = Math.floor((toDay - fromDay) / 7);
  let total = weeks * weekdayMs.reduce((sum, ms) => sum + ms, 0);
  for (let day = fromDay + weeks * 7; day < toDay; day++) total += regular(day);
  for (const day of specialDays(fromDay, toDay, prepared)) total += openMsOfDay(day, prepared) - regular(day);
  return total;
}

export interface OpeningHours {
  /**
   * The open and closed stretches from an instant on, contiguous, without end; they stop only where the calendar
   * stays closed for ten years or dates end.
   */
  stretches(from: number): Generator<Stretch, void>;
  /** Opening time of whole days of the calendar, the second excluded: whole weeks at once, whatever their number. */
  openMs(fromDay: number, toDay: number): number;
  /** Opening time of a week without anything special. */
  weekMs: number;
  dayOf(epochMs: number): number;
  startOf(epochDay: number): number;
}

function prepare(calendar: ServiceCalendar, wholeDays: boolean): Prepared {
  return {
    clock: zoneClock(calendar.zone),
    week: weekOf(calendar),
    holidays: holidayTable(calendar.region, calendar),
    exceptions: planExceptions(calendar),
    wholeDays,
  };
}

/** Service hours ready to be computed with; a RangeError when the zone or a date is malformed (checked when saved). */
export function openingHours(calendar: ServiceCalendar): OpeningHours {
  const prepared = prepare(calendar, false);
  const { clock } = prepared;
  return {
    stretches: (from) => stretchesFrom(from, prepared),
    openMs: (fromDay, toDay) => openMsOfDays(fromDay, toDay, prepared),
    weekMs: prepared.week.flat().reduce((sum, { from, to }) => sum + to - from, 0),
    dayOf: (epochMs) => Math.floor(clock.toWall(epochMs) / dayMs),
    startOf: (epochDay) => clock.toEpoch(epochDay * dayMs),
  };
}

/**
 * The closed-days reading of the 48 hours (art. 11): an open day counts from 00:00 to 24:00, and a weekend is open
 * only when the week gives it hours (weekend option).
 */
export function openDays(calendar: ServiceCalendar): Pick<OpeningHours, 'stretches'> {
  const prepared = prepare(calendar, true);
  return { stretches: (from) => stretchesFrom(from, prepared) };
}
