/** An instant as a `datetime-local` field wants it, on the wall clock of the browser; empty for none. */
export function localFieldOf(instant: string | null): string {
  if (instant === null) return '';
  const date = new Date(instant);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
