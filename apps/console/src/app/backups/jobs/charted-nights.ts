import type { BackupNight } from '@vigie/wire';

const shownNights = 30;

/**
 * Nights that are over, in the order in which they were, of nights with the newest first. What a later news contradicts is
 * left to what stands for it; those whose sizes nobody tells have no column.
 */
export function chartedNights(nights: readonly BackupNight[]): BackupNight[] {
  const over = nights.filter(
    ({ run, expected }) => !run?.superseded && (run?.endedAt ?? expected?.state === 'missed'),
  );
  return over.some(({ run }) => run?.bytesProcessed) ? over.slice(0, shownNights).toReversed() : [];
}

/** Whether what a night read was kept: of one that failed, was cancelled or that nobody understands, it was not. */
export const wasSaved = ({ run }: BackupNight): boolean =>
  run?.outcome === 'success' || run?.outcome === 'warning';
