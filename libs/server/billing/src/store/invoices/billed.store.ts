import type { Transaction } from '@vigie/platform';
import { markBilled } from '@vigie/tickets';
import { BilledItemRow, type BilledKind } from './billed-item.row';
import { BilledRegularisationRow } from './billed-regularisation.row';

/** What stands on a line: pieces of work, or a part of the revision of a line of a campaign. */
export type Billed =
  { kind: BilledKind; ids: readonly string[] } | { kind: 'regularisation'; campaignLineId: string };

/** Notes what stands on a line, and locks its time; a piece of work that stands on another is refused by its key. */
export async function insertBilled(
  tx: Transaction,
  billed: Billed,
  { lineId, netCents }: { lineId: string; netCents: string },
): Promise<void> {
  if (billed.kind === 'regularisation') {
    const part = { lineId, itemId: billed.campaignLineId, cents: netCents };
    await tx.manager.insert(BilledRegularisationRow, part);
    return;
  }
  const { kind, ids } = billed;
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
  for (const table of ['billed_item', 'billed_regularisation'])
    await tx.execute(`DELETE FROM ${table} WHERE line_id IN (?)`, [lineIds]);
  await markBilled(
    tx,
    time.map(({ id }) => id),
    false,
  );
}
