import { Cron } from 'croner';
import { type LocalDate, dayMs, toEpochDay } from '../time/civil';
import { holidayTable, type HolidayRegion } from '../time/holidays';
import { type Instant, toInstant, toMs } from '../time/instant';
import { isZone, localDateOf } from '../time/zone';

/** When a job has to run. */
export interface BackupSchedule {
  /** Minute, hour, day of month, month, day of week; read on the wall clock of the zone. */
  schedule: string;
  zone: string;
  /** Nothing is expected on the public holidays of this region; null for every day. */
  holidays: { region: HolidayRegion; goodFriday: boolean } | null;
}

export interface DueTime {
  at: Instant;
  /** The date on the wall clock of the zone: the night that it belongs to. */
  on: LocalDate;
}

export const scheduleProblems = [
  'backup.schedule-invalid',
  'backup.zone-unknown',
  'backup.schedule-never',
  'backup.schedule-too-often',
] as const;
export type ScheduleProblem = (typeof scheduleProblems)[number];

/** Nothing is saved more often than this. */
const shortestGapMs = 5 * 60_000;
/** A schedule that does not come within four years (29 February) never comes. */
const longestGapMs = 4 * 366 * dayMs;
/** Public holidays in a row that a schedule may fall on; a job of every Christmas finds none that is not one. */
const mostSkipped = 400;

/**
 * What is wrong with a schedule, seen from an instant; null when it can be kept. A day of its next times is looked at for
 * how close they lie.
 */
export function checkSchedule(schedule: BackupSchedule, now: Instant): ScheduleProblem | null {
  if (!isZone(schedule.zone)) return 'backup.zone-unknown';
  const cron = cronOf(schedule);
  if (!cron) return 'backup.schedule-invalid';
  const [first] = occurrencesAfter(schedule, now, 1);
  if (!first || toMs(first.at) - toMs(now) > longestGapMs) return 'backup.schedule-never';
  const times = cron.nextRuns(50, new Date(toMs(now))).map((date) => date.getTime());
  const close = times.some((time, index) => index > 0 && time - (times[index - 1] ?? 0) < shortestGapMs);
  return close ? 'backup.schedule-too-often' : null;
}

/**
 * The next times of a schedule after an instant, at most `count`, none after `until`. Where the clocks go forward, a time
 * that does not exist comes right after the gap; where they go back, a fixed time comes once. Empty for an invalid schedule.
 */
export function occurrencesAfter(
  schedule: BackupSchedule,
  after: Instant,
  count: number,
  until?: Instant,
): DueTime[] {
  const cron = isZone(schedule.zone) ? cronOf(schedule) : null;
  const end = until === undefined ? Infinity : toMs(until);
  const isClosed = closedDays(schedule);
  const found: DueTime[] = [];
  let skipped = 0;
  let next = cron?.nextRun(new Date(toMs(after))) ?? null;
  while (next && next.getTime() <= end && found.length < count && skipped < mostSkipped) {
    const at = toInstant(next.getTime());
    const on = localDateOf(at, schedule.zone);
    if (isClosed(on)) skipped += 1;
    else found.push({ at, on });
    next = cron?.nextRun(next) ?? null;
  }
  return found;
}

function cronOf({ schedule, zone }: BackupSchedule): Cron | null {
  try {
    return new Cron(schedule, { timezone: zone, mode: '5-part', paused: true });
  } catch {
    return null;
  }
}

function closedDays({ holidays }: BackupSchedule): (date: LocalDate) => boolean {
  if (!holidays) return () => false;
  const table = holidayTable(holidays.region, { goodFriday: holidays.goodFriday });
  return (date) => table.codeOn(toEpochDay(date)) !== undefined;
}
