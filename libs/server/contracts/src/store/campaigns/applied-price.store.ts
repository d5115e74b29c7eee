import type { Transaction } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import type { CampaignLineException } from '@vigie/wire';
import type { Reader } from './contract-terms.store';
import type { StoredCampaign } from './campaign.store';

/** What a campaign shows of a line, to be compared with what is there when it is applied. */
export interface ShownLine {
  contractId: string;
  lineId: string | null;
  quantity: string | null;
  oldCents: string | null;
  computedCents: string | null;
  computedAmount: string | null;
  finalCents: string | null;
  exception: CampaignLineException | null;
}

/** How many contracts of a campaign have new prices. */
export async function revisedCount(reader: Reader, campaignId: string): Promise<number> {
  const [row] = await reader.query<{ n: string }>(
    `SELECT COUNT(DISTINCT contract_id) AS n FROM price_campaign_line
      WHERE campaign_id = ? AND final_cents IS NOT NULL`,
    [campaignId],
  );
  return Number(row?.n ?? 0);
}

/** The next of them by number. */
export async function revisedIds(
  reader: Reader,
  campaignId: string,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT DISTINCT contract_id AS id FROM price_campaign_line
      WHERE campaign_id = ? AND contract_id > ? AND final_cents IS NOT NULL ORDER BY contract_id LIMIT ?`,
    [campaignId, after, limit],
  );
  return rows.map(({ id }) => id);
}

/** Holds contracts until the transaction ends: nobody amends them meanwhile. */
export const holdContracts = (tx: Transaction, ids: readonly string[]): Promise<unknown> =>
  tx.query('SELECT id FROM contract WHERE id IN (?) ORDER BY id FOR UPDATE', [ids]);

/** Everything that a campaign shows of contracts. */
export const shownLines = (
  tx: Transaction,
  campaignId: string,
  contractIds: readonly string[],
): Promise<ShownLine[]> =>
  tx.query<ShownLine>(
    `SELECT contract_id AS contractId, line_id AS lineId, quantity, old_cents AS oldCents,
            computed_cents AS computedCents, computed_amount AS computedAmount, final_cents AS finalCents,
            exception
       FROM price_campaign_line WHERE campaign_id = ? AND contract_id IN (?) ORDER BY contract_id, id`,
    [campaignId, contractIds],
  );

/** A price to be written: the new unit price with what the next revision starts from. */
export interface NewPrice {
  lineId: string;
  contractId: string;
  unit: string;
  quantity: string;
  base: bigint;
  baseIndex: { series: string; base: string; period: string; value: string } | null;
  agreedOn: LocalDate;
}

/** Adds the prices of contracts that are held, and joins them to the lines of the campaign that made them. */
export async function applyPrices(
  tx: Transaction,
  { id, effectiveOn }: StoredCampaign,
  prices: readonly NewPrice[],
): Promise<void> {
  if (prices.length === 0) return;
  const rows = prices.map((price) => [
    ...[price.lineId, price.contractId, effectiveOn, price.unit, price.quantity, price.base],
    ...[price.baseIndex?.series ?? null, price.baseIndex?.base ?? null],
    ...[price.baseIndex?.period ?? null, price.baseIndex?.value ?? null, price.agreedOn, 'revision'],
  ]);
  await tx.execute(
    `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents,
       base_series, base_name, base_period, base_value, agreed_on, origin) VALUES ?`,
    [rows],
  );
  await tx.execute(
    `UPDATE price_campaign_line l
       JOIN contract_price p ON p.line_id = l.line_id AND p.contract_id = l.contract_id AND p.valid_from = ?
        AND p.origin = 'revision' AND p.withdrawn_at IS NULL
        SET l.price_id = p.id, l.applied_at = ?
      WHERE l.campaign_id = ? AND l.contract_id IN (?) AND l.final_cents IS NOT NULL`,
    [effectiveOn, tx.now, id, [...new Set(prices.map(({ contractId }) => contractId))]],
  );
}

/** Sets contracts aside: nothing of them is applied. */
export const setAside = (
  tx: Transaction,
  campaignId: string,
  contractIds: readonly string[],
): Promise<number> =>
  tx.execute(
    `UPDATE price_campaign_line SET exception = 'contract-changed', final_cents = NULL, final_amount = NULL,
            version = version + 1
      WHERE campaign_id = ? AND contract_id IN (?)`,
    [campaignId, contractIds],
  );

/** Ends the prices that a campaign made for contracts that are held; they stay readable. */
export const withdrawPrices = (
  tx: Transaction,
  campaignId: string,
  contractIds: readonly string[],
): Promise<number> =>
  tx.execute(
    `UPDATE contract_price p JOIN price_campaign_line l ON l.price_id = p.id
        SET p.withdrawn_at = ?
      WHERE l.campaign_id = ? AND l.contract_id IN (?) AND p.withdrawn_at IS NULL`,
    [tx.now, campaignId, contractIds],
  );

/**
 * How many contracts have used prices of a campaign, so that it can no longer be undone. Today: those with a price that
 * was agreed or revised on top of it. Invoices, once there are any, are asked here too.
 */
export async function usedPrices(reader: Reader, { id, effectiveOn }: StoredCampaign): Promise<number> {
  const [row] = await reader.query<{ n: string }>(
    `SELECT COUNT(DISTINCT l.contract_id) AS n FROM price_campaign_line l
       JOIN contract_price p ON p.line_id = l.line_id AND p.contract_id = l.contract_id
        AND p.valid_from >= ? AND p.id > l.price_id AND p.withdrawn_at IS NULL
      WHERE l.campaign_id = ? AND l.price_id IS NOT NULL`,
    [effectiveOn, id],
  );
  return Number(row?.n ?? 0);
}
