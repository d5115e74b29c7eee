/** What was planned and what was used, in minutes. */
export interface Used {
  planned: number;
  used: number;
}

/** How many occurrences in a row tell that a planned duration is wrong. */
export const adjustAfter = 4;
const factor = 2;
const stepMinutes = 15;

/** Planned and used differ by a factor of two at least. */
export const isDisproportionate = ({ planned, used }: Used): boolean =>
  planned >= factor * used || used >= factor * planned;

/**
 * The duration of the next occurrences when each of the last four was disproportionate: the mean of what they used,
 * rounded up to a quarter of an hour. Null when the plan holds (conditions art. XIV).
 */
export function adjustedMinutes(occurrences: readonly Used[]): number | null {
  const last = occurrences.slice(-adjustAfter);
  if (last.length < adjustAfter || !last.every(isDisproportionate)) return null;
  const sum = last.reduce((total, { used }) => total + used, 0);
  return Math.max(stepMinutes, Math.ceil(sum / (adjustAfter * stepMinutes)) * stepMinutes);
}
