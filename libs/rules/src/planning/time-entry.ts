/** What time is spent on. */
export const timeActivities = ['remote', 'on-site', 'meeting', 'travel', 'administration'] as const;
export type TimeActivity = (typeof timeActivities)[number];

/** A day's work in one entry at most. */
export const maxEntryMinutes = 24 * 60;

const patterns: readonly [RegExp, (parts: readonly string[]) => number][] = [
  [/^(\d{1,4})(?:\s*(?:m|min|mn|minutes?|'))?$/, ([minutes]) => Number(minutes)],
  [
    /^(\d{1,2})\s*(?:h|heures?|hours?|:)\s*(\d{1,2})?\s*(?:m|min|mn)?$/,
    ([hours, minutes]) => Number(hours) * 60 + Number(minutes ?? 0),
  ],
  [
    /^(\d{1,2})[.,](\d{1,2})\s*(?:h|heures?|hours?)$/,
    ([hours, hundredths = '']) => Number(hours) * 60 + decimalMinutes(hundredths),
  ],
];

/** Minutes of the decimals of an hour, half up: `5` is 30, `25` is 15. */
const decimalMinutes = (decimals: string) =>
  Math.floor((Number(decimals) * 60 * 2 + 10 ** decimals.length) / (2 * 10 ** decimals.length));

/**
 * Whole minutes of a length as people type it: `90`, `1h30`, `1:30`, `1 h`, `45 min`, `1,5 h`. Undefined when it is
 * none, zero, or more than a day.
 */
export function parseMinutes(text: string): number | undefined {
  const typed = text.trim().toLowerCase();
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(typed);
    if (!match) continue;
    const [, hours = '', rest] = match;
    // 1:75 is a slip of the hand; 90 minutes are not.
    if (/[h:]/.test(typed) && !/[.,]/.test(typed) && Number(rest ?? 0) > 59) return undefined;
    const minutes = read([hours, ...(rest === undefined ? [] : [rest])]);
    return minutes >= 1 && minutes <= maxEntryMinutes ? minutes : undefined;
  }
  return undefined;
}

/** Whole minutes since a timer was started, begun minutes included: at least one, at most a day. */
export function timerMinutes(startedAt: number, now: number): number {
  return Math.min(maxEntryMinutes, Math.max(1, Math.ceil((now - startedAt) / 60_000)));
}

/** What of a sum of time is billed, and what the contract includes. */
export interface TimeTotals {
  minutes: number;
  billableMinutes: number;
}

/** Sums entries in whole minutes. */
export function totalTime(entries: readonly { minutes: number; billable: boolean }[]): TimeTotals {
  const sum = (some: typeof entries) => some.reduce((total, { minutes }) => total + minutes, 0);
  return { minutes: sum(entries), billableMinutes: sum(entries.filter(({ billable }) => billable)) };
}
