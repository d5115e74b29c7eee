import { type LocalDate, fromEpochDay, toEpochDay } from '../time/civil';

/** Parts of a quota, in percent, from which it is spoken of. */
export const quotaLevels = [100, 90, 80] as const;
export type QuotaLevel = (typeof quotaLevels)[number];

/** What was used on a day. */
export interface UsageSample {
  day: LocalDate;
  bytes: number;
}

/** The highest threshold that is reached; null below all of them. */
export const quotaLevel = (used: number, quota: number): QuotaLevel | null =>
  quota <= 0 ? null : (quotaLevels.find((level) => used * 100 >= quota * level) ?? null);

const leastSamples = 7;
/** A forecast beyond this is none. */
const farthestDays = 2 * 365;

/**
 * The day on which the quota is reached if use goes on as it did, by the line of least squares through what was
 * measured and from the last measure on; null without growth, enough measures, or an end in sight.
 */
export function quotaForecast(samples: readonly UsageSample[], quota: number): LocalDate | null {
  const last = samples.at(-1);
  if (!last || samples.length < leastSamples) return null;
  if (last.bytes >= quota) return last.day;
  const points = samples.map(({ day, bytes }) => ({ x: toEpochDay(day), y: bytes }));
  const mean = (key: 'x' | 'y') => points.reduce((sum, point) => sum + point[key], 0) / points.length;
  const [x, y] = [mean('x'), mean('y')];
  const spread = points.reduce((sum, point) => sum + (point.x - x) ** 2, 0);
  const slope = points.reduce((sum, point) => sum + (point.x - x) * (point.y - y), 0) / spread;
  if (!(slope > 0)) return null;
  // What floating point adds to a whole number of days is none.
  const days = Math.ceil((quota - last.bytes) / slope - 1e-6);
  return days > farthestDays ? null : fromEpochDay(toEpochDay(last.day) + days);
}
