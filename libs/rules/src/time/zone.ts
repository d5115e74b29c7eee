import { type LocalDate, dayMs, fromEpochDay, toEpochDay } from './civil';
import { type Instant, toInstant, toMs } from './instant';

/** A stretch of time in which a zone keeps one offset from UTC; milliseconds since the epoch. */
interface OffsetWindow {
  start: number;
  end: number;
  offset: number;
}

/**
 * Conversions between instants and the wall clock of one zone. Wall times are milliseconds since 1970-01-01 00:00
 * on that clock, so days and hours are plain integers and Temporal is asked once per change of the clocks.
 */
export interface ZoneClock {
  /** The instant of a wall time: the first one when it happens twice, the jump itself when it never happens. */
  toEpoch(wallMs: number): number;
  /** The wall time of an instant. */
  toWall(epochMs: number): number;
  /** The days, since 1970-01-01 and of that range, that a change of the clocks makes longer or shorter than 24 h. */
  changeDays(fromDay: number, toDay: number): number[];
}

/** True when this machine knows the IANA zone by this name; an offset knows nothing of summer and winter. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
    return true;
  } catch {
    return false;
  }
}

/** More than any offset of a zone from UTC, past or present. */
const maxOffset = 16 * 3_600_000;

function findWindow(epochMs: number, zone: string): OffsetWindow {
  const here = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone);
  // A transition at this very instant opens the window: `previous` is strict, hence the extra millisecond.
  const previous = here.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = here.getTimeZoneTransition('next');
  return {
    start: previous?.epochMilliseconds ?? -Infinity,
    end: next?.epochMilliseconds ?? Infinity,
    offset: here.offsetNanoseconds / 1_000_000,
  };
}

/** A RangeError when the zone is unknown (calendars are checked when saved). */
export function zoneClock(zone: string): ZoneClock {
  const windows: OffsetWindow[] = [];
  let latest: OffsetWindow | undefined;
  const holds = (window: OffsetWindow, epochMs: number) => window.start <= epochMs && epochMs < window.end;
  const windowAt = (epochMs: number): OffsetWindow => {
    if (latest && holds(latest, epochMs)) return latest;
    latest = windows.findLast((window) => holds(window, epochMs));
    if (!latest) windows.push((latest = findWindow(epochMs, zone)));
    return latest;
  };
  return {
    toWall: (epochMs) => epochMs + windowAt(epochMs).offset,
    changeDays: (fromDay, toDay) => {
      const days: number[] = [];
      let window = windowAt(fromDay * dayMs - maxOffset);
      while (window.end < toDay * dayMs + maxOffset) {
        const after = windowAt(window.end);
        const walls = [window.end + window.offset, window.end + after.offset].map((ms) =>
          Math.floor(ms / dayMs),
        );
        for (let day = Math.min(...walls); day <= Math.max(...walls); day++) {
          if (day >= fromDay && day < toDay) days.push(day);
        }
        window = after;
      }
      return days;
    },
    toEpoch: (wallMs) => {
      // The search starts before the answer and moves to later windows only.
      let window = windowAt(wallMs - maxOffset);
      while (wallMs - window.offset >= window.end) window = windowAt(window.end);
      return Math.max(wallMs - window.offset, window.start);
    },
  };
}

/** The instant at which a date begins in a zone. */
export function startOfDay(date: LocalDate, zone: string): Instant {
  return toInstant(zoneClock(zone).toEpoch(toEpochDay(date) * dayMs));
}

/** The date of an instant on the wall clock of a zone. */
export function localDateOf(instant: Instant, zone: string): LocalDate {
  return fromEpochDay(Math.floor(zoneClock(zone).toWall(toMs(instant)) / dayMs));
}

/** An instant with the offset of a zone, `2026-11-23T11:55:00+01:00`; milliseconds only when there are any. */
export function toLocalIso(instant: Instant, zone: string): string {
  return Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toString({ timeZoneName: 'never' });
}
