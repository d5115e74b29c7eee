/** Condition on the alias of a run: it saved something, and no later news contradict it. */
export const hasSaved = (run: string): string =>
  `${run}.outcome IN ('success', 'warning') AND ${run}.superseded = 0`;
