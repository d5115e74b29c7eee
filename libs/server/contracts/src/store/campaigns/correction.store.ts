import { fromJson, type Transaction } from '@vigie/platform';
import type { CampaignEvidence } from '@vigie/wire';
import type { Reader } from './contract-terms.store';
import { PriceCorrectionRow } from './price-correction.row';

/** A value of an index with the series that it belongs to. */
export interface ChangedValue {
  id: string;
  code: string;
  base: string;
  period: string;
  value: string;
}

/** One of them; undefined when there is none. */
export const changedValue = async (reader: Reader, id: string): Promise<ChangedValue | undefined> =>
  (
    await reader.query<ChangedValue>(
      `SELECT v.id, s.code, v.base, v.period, v.value FROM index_value v
         JOIN index_series s ON s.id = v.series_id WHERE v.id = ?`,
      [id],
    )
  )[0];

/** Campaigns whose prices count, each held until the transaction ends. */
export const countingCampaigns = (tx: Transaction): Promise<{ id: string; year: number }[]> =>
  tx.query(
    "SELECT id, year FROM price_campaign WHERE state IN ('applying', 'applied') ORDER BY id FOR UPDATE",
  );

export interface UsedEvidence {
  id: string;
  content: CampaignEvidence;
}

/** What prices of a campaign were computed from, as far as it was this value. */
export async function evidenceWith(
  reader: Reader,
  campaignId: string,
  { code, base, period }: ChangedValue,
): Promise<UsedEvidence[]> {
  const rows = await reader.query<{ id: string; content: CampaignEvidence | string }>(
    'SELECT id, content FROM price_campaign_evidence WHERE campaign_id = ? ORDER BY id',
    [campaignId],
  );
  return rows
    .map(({ id, content }) => ({ id, content: fromJson(content) }))
    .filter(({ content: { now } }) => now.series === code && now.base === base && now.period === period);
}

export interface UsedLine {
  id: string;
  contractId: string;
  evidenceId: string;
  quantity: string;
  baseCents: string;
  oldCents: string;
  finalAmount: string;
}

/** Lines whose price was computed from one of these, and not put by hand; some at a time. */
export const linesWith = (
  reader: Reader,
  campaignId: string,
  evidenceIds: readonly string[],
  { after, limit }: { after: string; limit: number },
): Promise<UsedLine[]> =>
  reader.query<UsedLine>(
    `SELECT id, contract_id AS contractId, evidence_id AS evidenceId, quantity, base_cents AS baseCents,
            old_cents AS oldCents, final_amount AS finalAmount
       FROM price_campaign_line
      WHERE campaign_id = ? AND evidence_id IN (?) AND final_cents IS NOT NULL AND by_hand = 0 AND id > ?
      ORDER BY id LIMIT ?`,
    [campaignId, evidenceIds, after, limit],
  );

/** Notes a correction; what an earlier one of the same value proposed no longer stands. */
export async function insertCorrection(
  tx: Transaction,
  campaignId: string,
  { id: valueId, code: series, period }: ChangedValue,
  { before, after }: { before: string; after: string | null },
): Promise<string> {
  await tx.execute(
    `DELETE g FROM price_regularisation g JOIN price_correction k ON k.id = g.correction_id
      WHERE k.campaign_id = ? AND k.series = ? AND k.period = ?`,
    [campaignId, series, period],
  );
  return tx.insert(PriceCorrectionRow, {
    ...{ campaignId, valueId, series, period },
    ...{ valueBefore: before, valueAfter: after, raisedAt: tx.now },
  });
}

/** Whether a campaign was told before that this value is another one. */
export const isCorrected = async (
  reader: Reader,
  campaignId: string,
  { code, period }: ChangedValue,
): Promise<boolean> =>
  (
    await reader.query(
      'SELECT id FROM price_correction WHERE campaign_id = ? AND series = ? AND period = ? LIMIT 1',
      [campaignId, code, period],
    )
  ).length > 0;

/** Keeps what lines would cost. */
export async function insertRegularisations(
  tx: Transaction,
  { campaignId, correctionId }: { campaignId: string; correctionId: string },
  lines: readonly { id: string; cents: bigint; amount: bigint }[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.execute(
    'INSERT INTO price_regularisation (line_id, campaign_id, correction_id, unit_cents, amount) VALUES ?',
    [lines.map(({ id, cents, amount }) => [id, campaignId, correctionId, cents, amount])],
  );
}
