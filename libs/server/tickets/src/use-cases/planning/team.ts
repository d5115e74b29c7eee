import type { Directory } from '@vigie/directory';
import { isPast } from '@vigie/rules';
import { DomainError, type Transaction } from '@vigie/platform';

/** Those who take part beside the technician in charge, each once. */
export const besides = (technicianId: string, otherIds: readonly string[]): string[] =>
  [...new Set(otherIds)].filter((id) => id !== technicianId);

/** Refuses whoever takes no interventions. */
export async function checkTeam(
  tx: Transaction,
  directory: Directory,
  ids: readonly string[],
): Promise<void> {
  for (const id of ids)
    if (!(await directory.assignee(id, tx))) throw new DomainError('intervention.technician-refused');
}

/** Refuses a start in the past, unless somebody said that they mean it. */
export function checkPast(tx: Transaction, startsAt: string, meant: boolean): void {
  if (meant || !isPast(startsAt, tx.now.toISOString())) return;
  throw new DomainError('intervention.past', undefined, [{ path: 'startsAt', code: 'intervention.past' }]);
}
