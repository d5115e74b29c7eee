/** `2026-11-23T08:31` on the French wall clock as an instant; undefined when it is not a time. */
export function parisInstant(local: string): string | undefined {
  try {
    return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Paris').toInstant().toString();
  } catch {
    return undefined;
  }
}
