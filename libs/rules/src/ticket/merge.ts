import { type Instant, toMs } from '../time/instant';

/** How long a merge can be undone. */
export const mergeUndoMs = 24 * 3_600_000;

/** What decides whether a ticket may take part in a merge. */
export interface MergeSide {
  id: string;
  clientId: string;
  isOpen: boolean;
  /** It already goes on in another ticket. */
  isMerged: boolean;
  /** An answer is still held back, and may yet be taken back. */
  holdsAnswer: boolean;
}

export type MergeProblem = 'self' | 'other-client' | 'target-done' | 'already-merged' | 'answer-held';

/** Why a ticket cannot go on in the target; null when it can. A ticket that is over can be merged, not merged into. */
export function mergeProblem(target: MergeSide, merged: MergeSide): MergeProblem | null {
  if (target.id === merged.id) return 'self';
  if (target.clientId !== merged.clientId) return 'other-client';
  if (target.isMerged || merged.isMerged) return 'already-merged';
  if (!target.isOpen) return 'target-done';
  return merged.holdsAnswer ? 'answer-held' : null;
}

/** Until when a merge can be undone. */
export const mergeUndoUntil = (at: Instant): number => toMs(at) + mergeUndoMs;

/** Whether a merge can still be undone. */
export const canUndoMerge = (at: Instant, now: Instant): boolean => toMs(now) < mergeUndoUntil(at);
