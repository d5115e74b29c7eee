const second = 1;
const minute = 60 * second;
const hour = 60 * minute;

/** Pauses after each try that failed: quick at first, then a little more than three days in all. */
const pauses = [
  5 * second,
  30 * second,
  2 * minute,
  10 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
  27 * hour,
] as const;

/** An endpoint that answered nothing good for this long is switched off. */
export const failingHoursBeforeDisabled = 72;

/**
 * Seconds to wait after the given number of failed tries; null when it is given up. `random` (0 to 1) adds up to a
 * fifth, so that what failed together does not come back together.
 */
export function retryPause(failures: number, random: number): number | null {
  const pause = pauses[failures - 1];
  return pause === undefined ? null : Math.round(pause * (1 + random / 5));
}

/** Whether an endpoint has failed for too long. */
export function failedTooLong(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= failingHoursBeforeDisabled * hour * 1000;
}
