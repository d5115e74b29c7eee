import type { Transaction } from '@vigie/platform';
import { BilledItemRow, type BilledKind } from './billed-item.row';

/** Notes the work that stands on a line; a piece of it that stands on another already is refused by its key. */
export async function insertBilled(
  tx: Transaction,
  { kind, ids }: { kind: BilledKind; ids: readonly string[] },
  lineId: string,
): Promise<void> {
  await tx.manager.insert(
    BilledItemRow,
    ids.map((itemId) => ({ kind, itemId, lineId })),
  );
}

/** The work of these lines waits to be invoiced again. */
export async function freeBilled(tx: Transaction, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length > 0) await tx.execute('DELETE FROM billed_item WHERE line_id IN (?)', [lineIds]);
}
