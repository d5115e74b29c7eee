/** What a cell of an exported table holds. */
export type Cell = string | number | Date | ExactNumber | null;

/** A decimal number that reaches the file digit for digit: `-12.40`. */
export class ExactNumber {
  constructor(readonly text: string) {}
}

/** The rows of a table as they are read: some at a time, so that a long one never stands in memory. */
export type Batches = AsyncIterable<Batch> | Iterable<Batch>;
type Batch = readonly (readonly Cell[])[];

const wallClocks = new Map<string, Intl.DateTimeFormat>();

/** What clocks in a zone show at an instant: `2026-11-25 23:05:00`. */
export function wallClock(instant: Date, zone: string): string {
  const clock =
    wallClocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  wallClocks.set(zone, clock);
  return clock.format(instant);
}
