import type { LocalDate } from '../time/civil';
import type { Instant } from '../time/instant';
import { localDateOf } from '../time/zone';

/**
 * A restore as it goes on: asked for in writing, its source chosen by a technician, carried out by our engine into a folder
 * of ours, handed over to the client, then confirmed by who asked. What is missing brings it back to the choice.
 */
export const restoreStates = [
  'asked',
  'chosen',
  'running',
  'restored',
  'done',
  'confirmed',
  'refused',
] as const;
export type RestoreState = (typeof restoreStates)[number];

/** Carried out by our engine, or by a person who shows it. */
export const restoreMethods = ['engine', 'hand'] as const;
export type RestoreMethod = (typeof restoreMethods)[number];

const moves: Record<RestoreState, readonly RestoreState[]> = {
  asked: ['chosen', 'done', 'refused'],
  chosen: ['chosen', 'running', 'done', 'refused'],
  running: ['chosen', 'restored'],
  restored: ['chosen', 'done', 'refused'],
  done: ['confirmed', 'chosen', 'asked'],
  confirmed: [],
  refused: [],
};

/** Whether a restore may go from one state to another. */
export const canRestoreMove = (from: RestoreState, to: RestoreState): boolean => moves[from].includes(to);

/** A run that something could be restored from. */
export interface RestorableRun {
  id: string;
  endedAt: Instant;
  /** Whether it saved everything that it had to. */
  isGood: boolean;
}

/**
 * The last good run by the end of the day on which the data was still right; null when there is none: what came later
 * may hold the loss already.
 */
export function proposedRun(runs: readonly RestorableRun[], asOf: LocalDate, zone: string): string | null {
  const fit = runs.filter(({ isGood, endedAt }) => isGood && localDateOf(endedAt, zone) <= asOf);
  const [last] = fit.toSorted((one, other) => other.endedAt.localeCompare(one.endedAt));
  return last?.id ?? null;
}
