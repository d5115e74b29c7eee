import type { Transaction } from '@vigie/platform';
import { markBilled } from '@vigie/tickets';
import { BilledItemRow, type BilledKind } from './billed-item.row';

/** Notes the work that stands on a line, and locks its time; a piece that stands on another is refused by its key. */
export async function insertBilled(
  tx: Transaction,
  { kind, ids }: { kind: BilledKind; ids: readonly string[] },
  lineId: string,
): Promise<void> {
  await tx.manager.insert(
    BilledItemRow,
    ids.map((itemId) => ({ kind, itemId, lineId })),
  );
  if (kind === 'time') await markBilled(tx, ids, true);
}

/** The work of these lines waits to be invoiced again. */
export async function freeBilled(tx: Transaction, lineIds: readonly string[]): Promise<void> {
  if (lineIds.length === 0) return;
  const time = await tx.query<{ id: string }>(
    "SELECT item_id AS id FROM billed_item WHERE line_id IN (?) AND kind = 'time'",
    [lineIds],
  );
  await tx.execute('DELETE FROM billed_item WHERE line_id IN (?)', [lineIds]);
  await markBilled(
    tx,
    time.map(({ id }) => id),
    false,
  );
}
