import type { ClockBrief, PlanBrief } from '@vigie/wire';

/** The last quarter of 48 h, from which what is left is shown as a warning. */
const warningMs = 12 * 3_600_000;

/** The promise of a plan's ticket, as badges show it; null when none runs. */
export function clockOf({ id, dueAt, createdAt }: PlanBrief): ClockBrief | null {
  if (dueAt === null) return null;
  const warnAt = new Date(Date.parse(dueAt) - warningMs).toISOString();
  return { id, kind: 'promise', state: 'running', startedAt: createdAt, dueAt, warnAt, pauseReason: null };
}

/** Whom a plan is about, by the name people say. */
export const personOf = ({ person: { firstName, lastName, address } }: Pick<PlanBrief, 'person'>): string =>
  `${firstName} ${lastName}`.trim() || (address ?? '');
