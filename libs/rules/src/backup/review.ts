import type { EndedOutcome, ReviewVerdict } from './vocabulary';
import { reviewVerdicts } from './vocabulary';

/** What a person can be asked to judge, the worst first. */
export const boardOutcomes = ['failed', 'missed', 'unknown', 'cancelled', 'warning', 'success'] as const;
export type BoardOutcome = (typeof boardOutcomes)[number];

/** What a day of a job came to, the worst first. */
export const dayOutcomes = [
  'failed',
  'missed',
  'unknown',
  'cancelled',
  'warning',
  'excused',
  'success',
] as const;
export type DayOutcome = (typeof dayOutcomes)[number];

/** Greens may be judged good together. */
export const isGreen = (outcome: BoardOutcome | EndedOutcome): boolean => outcome === 'success';

/** The verdicts that can be given: what saved nothing is never good. */
export function verdictsFor(outcome: BoardOutcome): readonly ReviewVerdict[] {
  const nothingSaved = outcome === 'failed' || outcome === 'missed' || outcome === 'cancelled';
  return nothingSaved ? reviewVerdicts.filter((verdict) => verdict !== 'good') : reviewVerdicts;
}

/** Whether one verdict may be given of all of these at once: one kind of outcome, or one job. */
export const isOneMatter = (entries: readonly { outcome: BoardOutcome; jobId: string }[]): boolean =>
  new Set(entries.map(({ outcome }) => outcome)).size <= 1 ||
  new Set(entries.map(({ jobId }) => jobId)).size <= 1;

/** The verdicts that fit all of them. */
export const verdictsForAll = (outcomes: readonly BoardOutcome[]): ReviewVerdict[] =>
  reviewVerdicts.filter((verdict) => outcomes.every((outcome) => verdictsFor(outcome).includes(verdict)));

/** Whether a verdict says nothing without a few words. */
export const needsNote = (verdict: ReviewVerdict): boolean => verdict !== 'good';

/** The worst outcome of a day; null when there is none. */
export const worstOf = (outcomes: readonly DayOutcome[]): DayOutcome | null =>
  dayOutcomes.find((outcome) => outcomes.includes(outcome)) ?? null;
