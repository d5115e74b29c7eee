import type { LocalDate } from '../time/civil';
import { daysBetween } from '../time/days';

/** Always one licence ahead, in agreement with the client (art. 14). */
export const spareLicences = 1;

export interface LicenceCount {
  /** Units bought and usable. */
  enabled: number;
  consumed: number;
  /** Kept for plans that have not run yet. */
  reserved: number;
}

/** Units left once every plan has run; negative when more was promised than bought. */
export const freeLicences = ({ enabled, consumed, reserved }: LicenceCount): number =>
  enabled - consumed - reserved;

/** Whether anybody has, uses or waits for a product: one that ended is not bought again. */
export const isHeld = ({ enabled, consumed, reserved }: LicenceCount): boolean =>
  enabled + consumed + reserved > 0;

/** Units to buy for as many to stay spare as was agreed; none when enough is left. */
export const licencesToBuy = (count: LicenceCount, spare = spareLicences): number =>
  isHeld(count) ? Math.max(0, spare - freeLicences(count)) : 0;

/** Where a stock stands: more promised than bought, nothing spare, enough, or no longer held. */
export const licenceStates = ['lacking', 'none-spare', 'enough', 'unused'] as const;
export type LicenceState = (typeof licenceStates)[number];

/** The state of a stock; of a product that costs nothing, no spare is kept. */
export function licenceState(count: LicenceCount, spare = spareLicences): LicenceState {
  if (!isHeld(count)) return 'unused';
  const free = freeLicences(count);
  if (free < 0) return 'lacking';
  return free < spare ? 'none-spare' : 'enough';
}

/** Whether the number of licences has grown by more than 10 %, so that the price may change (art. 17). */
export const growsByMoreThanTenth = (before: number, after: number): boolean =>
  before > 0 && after * 10 > before * 11;

/** A renewal is told as many days before: first to be thought of, then to be decided. */
export const renewalSoonDays = 60;
export const renewalNearDays = 30;
/** Days before a renewal at which who carries the licences is told by mail. */
export const renewalNotices = [renewalNearDays, 7] as const;
export const renewalStates = ['later', 'soon', 'near', 'passed'] as const;
export type RenewalState = (typeof renewalStates)[number];

/** How far a renewal is on a day; null when nobody knows its date. */
export function renewalState(renewsOn: LocalDate | null, today: LocalDate): RenewalState | null {
  if (renewsOn === null) return null;
  const days = daysBetween(today, renewsOn);
  if (days < 0) return 'passed';
  if (days <= renewalNearDays) return 'near';
  return days <= renewalSoonDays ? 'soon' : 'later';
}
