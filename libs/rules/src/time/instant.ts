import { dayMs, fromEpochDay } from './civil';

/** Instant in UTC, RFC 3339 with milliseconds: `2026-11-23T08:31:00.000Z`. */
export type Instant = string;

/** Milliseconds since the epoch; undefined when the text is not an RFC 3339 instant. Offsets are accepted. */
export function parseInstant(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}

/** True for an RFC 3339 instant, with `Z` or an offset. */
export function isInstant(text: string): boolean {
  return parseInstant(text) !== undefined;
}

/** Milliseconds since the epoch; a RangeError when the text is not an instant (checked at the edge). */
export function toMs(instant: Instant): number {
  return Temporal.Instant.from(instant).epochMilliseconds;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}

/**
 * Whole milliseconds since the epoch to the one spelling of instants used everywhere; a RangeError outside the
 * years 1 to 9999. By hand: explanations hold dozens of instants and Temporal takes microseconds for each.
 */
export function toInstant(ms: number): Instant {
  const day = Math.floor(ms / dayMs);
  const rest = ms - day * dayMs;
  const hours = digits(Math.floor(rest / 3_600_000), 2);
  const minutes = digits(Math.floor(rest / 60_000) % 60, 2);
  const seconds = digits(Math.floor(rest / 1000) % 60, 2);
  return `${fromEpochDay(day)}T${hours}:${minutes}:${seconds}.${digits(rest % 1000, 3)}Z`;
}
