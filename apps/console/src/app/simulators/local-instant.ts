/** `2026-11-23T08:31` on the wall clock of a zone as an instant; undefined when it is not a time. */
export function localInstant(local: string, zone: string): string | undefined {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime(zone).toInstant().toString();
  } catch {
    return undefined;
  }
}
