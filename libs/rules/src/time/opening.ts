import type { DailyHours, ServiceCalendar } from './calendar';
import { dayMs, isoWeekday, toEpochDay } from './civil';
import { holidayLookup } from './holidays';
import { zoneClock } from './zone';

/** Part of a day on the wall clock, milliseconds since 00:00. */
interface Slot {
  from: number;
  to: number;
}

export type ClosedReason = 'weekend' | 'holiday' | 'closed' | 'outside-hours';

/** The open parts of a day, in order, and why the rest of it is closed. */
export interface DayPlan {
  slots: readonly Slot[];
  reason: ClosedReason;
  label?: string;
}

/** The plan of a day given in days since 1970-01-01. */
export type DayPlanner = (epochDay: number) => DayPlan;

/** A stretch of time that is open or closed throughout; milliseconds since the epoch. */
export interface Stretch {
  from: number;
  to: number;
  open: boolean;
  reason: ClosedReason;
  label?: string;
}

/** 9999-12-31, the last date that instants and dates can spell. */
const lastDay = 2_932_896;
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

function exceptionLookup(calendar: ServiceCalendar): (epochDay: number) => PlannedException | undefined {
  const planned = calendar.exceptions.map(({ from, to, hours, label }) => ({
    from: toEpochDay(from),
    to: toEpochDay(to),
    slots: slotsOf(hours),
    label,
  }));
  return (day) => planned.findLast(({ from, to }) => from <= day && day <= to);
}

/**
 * The plan of service hours (art. 3), or of the closed-days reading of the 48 hours (art. 11), where an open day
 * counts from 00:00 to 24:00 and a weekend is open only when the week gives it hours (weekend option).
 */
export function dayPlanner(calendar: ServiceCalendar, wholeDays: boolean): DayPlanner {
  const week = weekOf(calendar);
  const holidayOf = holidayLookup(calendar.region, calendar);
  const exceptionOf = exceptionLookup(calendar);
  const plan = (day: number): DayPlan => {
    const holiday = holidayOf(day);
    if (holiday) return { slots: [], reason: 'holiday', label: holiday.name };
    const weekday = isoWeekday(day);
    const slots = week[weekday] ?? [];
    if (slots.length === 0 && weekday >= 6) return { slots, reason: 'weekend' };
    const exception = exceptionOf(day);
    if (exception?.slots.length === 0) return { slots: [], reason: 'closed', label: exception.label };
    if (wholeDays) return { slots: wholeDay, reason: 'outside-hours' };
    return { slots: slots.length > 0 && exception ? exception.slots : slots, reason: 'outside-hours' };
  };
  return plan;
}

export interface OpeningHours {
  /**
   * The open and closed stretches from an instant on, contiguous, without end; they stop only where the calendar
   * stays closed for ten years or dates end.
   */
  stretches(from: number): Generator<Stretch, void>;
}

/** Opening hours ready to be walked; a RangeError when the zone or a date is malformed (checked when saved). */
export function openingHours(calendar: ServiceCalendar, wholeDays = false): OpeningHours {
  const clock = zoneClock(calendar.zone);
  const planOf = dayPlanner(calendar, wholeDays);
  return {
    *stretches(from) {
      let cursor = from;
      const firstDay = Math.floor(clock.toWall(from) / dayMs);
      let lastOpen = firstDay;
      for (let day = firstDay; day <= lastDay && day - lastOpen <= patienceDays; day++) {
        const { slots, reason, label } = planOf(day);
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
    },
  };
}
