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

/** Milliseconds since the epoch to the one spelling of instants used everywhere. */
export function toInstant(ms: number): Instant {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'millisecond' });
}
