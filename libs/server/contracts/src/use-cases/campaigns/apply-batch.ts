import { type PreviewRow, previewOf } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import {
  applyPrices,
  holdContracts,
  setAside,
  shownLines,
  type NewPrice,
  type ShownLine,
} from '../../store/campaigns/applied-price.store';
import type { StoredCampaign } from '../../store/campaigns/campaign.store';
import { contractsForRevision, type ReadLine } from '../../store/campaigns/contract-terms.store';
import { indexOf } from '../../store/campaigns/frozen-index.store';

type Row = PreviewRow<ReadLine>;

/**
 * Writes the new prices of contracts. Each is computed once more from what is agreed now and compared with what was
 * shown and approved: a contract where anything differs is set aside as a whole.
 */
export async function applyBatch(
  tx: Transaction,
  campaign: StoredCampaign,
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  await holdContracts(tx, ids);
  const index = indexOf(campaign, campaign.effectiveOn);
  const shown = Map.groupBy(await shownLines(tx, campaign.id, ids), ({ contractId }) => contractId);
  const prices: NewPrice[] = [];
  const changed = new Set(ids);
  for (const contract of await contractsForRevision(tx, ids, campaign.effectiveOn)) {
    const rows = previewOf(contract, index);
    const lines = shown.get(contract.id) ?? [];
    if (!isAsShown(rows, lines)) continue;
    changed.delete(contract.id);
    const finals = new Map(lines.map(({ lineId, finalCents }) => [lineId, finalCents]));
    prices.push(...rows.flatMap((row) => priceOf(row, { contractId: contract.id, finals })));
  }
  if (changed.size > 0) await setAside(tx, campaign.id, [...changed]);
  await applyPrices(tx, campaign, prices);
}

function isAsShown(rows: readonly Row[], shown: readonly ShownLine[]): boolean {
  if (rows.length !== shown.length) return false;
  const byLine = new Map(shown.map((line) => [line.lineId, line]));
  return rows.every((row) => {
    const line = byLine.get(row.line?.id ?? null);
    if (!line || line.quantity !== (row.price?.quantity ?? null)) return false;
    if (line.oldCents !== (row.oldPrice?.toString() ?? null)) return false;
    if (!row.ok) return line.exception === row.exception;
    return (
      line.exception === null &&
      line.computedCents === row.newPrice.toString() &&
      line.computedAmount === row.newAmount.toString()
    );
  });
}

function priceOf(
  row: Row,
  { contractId, finals }: { contractId: string; finals: Map<string | null, string | null> },
): NewPrice[] {
  if (!row.ok) return [];
  const unit = finals.get(row.line.id) ?? null;
  if (unit === null) return [];
  const { quantity, base, baseIndex, agreedOn } = row.price;
  return [{ lineId: row.line.id, contractId, unit, quantity, base, baseIndex, agreedOn }];
}
