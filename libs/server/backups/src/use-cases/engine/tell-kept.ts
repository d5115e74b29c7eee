import type { Transaction } from '@vigie/platform';
import type { BackupSite, EngineFailure } from '@vigie/rules';
import type { SiteEnd, StepWork } from './engine-step';

/** What of it went wrong, in the order of the sites. */
export function troubleOf(ends: readonly SiteEnd<unknown>[]): {
  failure: EngineFailure | null;
  message: string | null;
} {
  const bad = ends.find(({ trouble }) => trouble !== null);
  if (!bad?.trouble) return { failure: null, message: null };
  return { failure: bad.trouble.failure, message: `${bad.trouble.failure}: ${bad.trouble.message}` };
}

/** Tells who follows the engine how the upkeep of each site went. */
export async function tellKept(
  tx: Transaction,
  work: StepWork,
  ends: readonly SiteEnd<unknown>[],
): Promise<void> {
  for (const { row, trouble } of ends) await tell(tx, work, row.site, trouble !== null);
}

/** It could be done nowhere. */
export const tellNotKept = (tx: Transaction, work: StepWork): Promise<void> =>
  tell(tx, work, 'primary', true);

async function tell(
  tx: Transaction,
  { operation: { id: operationId, clientId } }: StepWork,
  site: BackupSite,
  failed: boolean,
): Promise<void> {
  await tx.emit('backup.upkeep-ended', { operationId, clientId, site, failed });
}
