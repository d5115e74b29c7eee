import type { Formula } from '../contract/formula';
import type { Priority, RequestKind } from '../ticket/vocabulary';

/** Targets in minutes of service hours. */
export interface SlaTarget {
  responseMinutes: number;
  resolutionMinutes: number;
}
export type SlaTargets = Record<Formula, Record<Priority, SlaTarget>>;

const serenite: Record<Priority, SlaTarget> = {
  1: { responseMinutes: 60, resolutionMinutes: 240 },
  2: { responseMinutes: 120, resolutionMinutes: 480 },
  3: { responseMinutes: 240, resolutionMinutes: 960 },
  4: { responseMinutes: 480, resolutionMinutes: 2400 },
};

/** Halves keep the factors 1.5 and 2 whole numbers, so minutes stay exact. */
function scaled(halves: number): Record<Priority, SlaTarget> {
  const target = (priority: Priority): SlaTarget => ({
    responseMinutes: (serenite[priority].responseMinutes * halves) / 2,
    resolutionMinutes: (serenite[priority].resolutionMinutes * halves) / 2,
  });
  return { 1: target(1), 2: target(2), 3: target(3), 4: target(4) };
}

/** Shipped defaults, editable: SÉRÉNITÉ 1 h/4 h to 8 h/40 h, PREMIUM 1.5 times, STANDARD twice. */
export const defaultTargets: SlaTargets = {
  SERENITE: scaled(2),
  PREMIUM: scaled(3),
  STANDARD: scaled(4),
};

/** The 48 h promised on account, mailbox, licence, list, restore and backup requests (art. 11, 14, 22). */
export const writtenPromise = 'PT48H';

/** Which kinds of request have that promise; a type of the catalogue says it itself. */
export function promiseFor(kind: RequestKind): typeof writtenPromise | null {
  switch (kind) {
    case 'account.arrival':
    case 'account.departure':
    case 'account.change':
    case 'backup.restore':
    case 'email':
      return writtenPromise;
    case 'incident':
    case 'question':
    case 'catalogue':
      return null;
  }
}
