import { found, sha256, type Transaction } from '@vigie/platform';
import type { CampaignEvidence, CampaignLineException, CampaignLineWarning } from '@vigie/wire';
import type { Reader } from './contract-terms.store';
import { PriceCampaignLineRow } from './price-campaign-line.row';

/** A line as stored; stays inside the feature. */
export type StoredCampaignLine = PriceCampaignLineRow;

/** What somebody decided about a line, kept when it is computed again. */
export type ByHand = Pick<
  StoredCampaignLine,
  'isExcluded' | 'finalCents' | 'reason' | 'changedById' | 'changedBy' | 'changedAt'
>;

/** A line as it was computed. */
export interface ComputedLine {
  contractId: string;
  clientId: string;
  lineId: string | null;
  evidence: CampaignEvidence | null;
  quantity: string | null;
  baseCents: bigint | null;
  oldCents: bigint | null;
  oldAmount: bigint | null;
  unrounded: string | null;
  computedCents: bigint | null;
  computedAmount: bigint | null;
  finalCents: bigint | null;
  finalAmount: bigint | null;
  exception: CampaignLineException | null;
  warnings: CampaignLineWarning[];
  byHand: ByHand | null;
}

/** Statements stay far below what servers accept at once. */
const batchRows = 1000;

/** Writes lines that were computed, with what each was computed from. */
export async function insertLines(
  tx: Transaction,
  campaignId: string,
  lines: readonly ComputedLine[],
): Promise<void> {
  const evidence = await evidenceIds(tx, campaignId, lines);
  const rows = lines.map((line, index) => [
    ...[campaignId, line.clientId, line.contractId, line.lineId, evidence[index]],
    ...[line.quantity, line.baseCents, line.oldCents, line.oldAmount, line.unrounded],
    ...[line.computedCents, line.computedAmount, line.finalCents, line.finalAmount],
    ...[
      line.exception,
      JSON.stringify(line.warnings),
      line.byHand !== null,
      line.byHand?.isExcluded ?? false,
    ],
    ...[line.byHand?.reason ?? null, line.byHand?.changedById ?? null],
    ...[line.byHand?.changedBy ?? null, line.byHand?.changedAt ?? null, 1],
  ]);
  for (let from = 0; from < rows.length; from += batchRows)
    await tx.execute(
      `INSERT INTO price_campaign_line
         (campaign_id, client_id, contract_id, line_id, evidence_id, quantity, base_cents, old_cents, old_amount,
          unrounded, computed_cents, computed_amount, final_cents, final_amount, exception, warnings, by_hand,
          is_excluded, reason, changed_by_id, changed_by, changed_at, version) VALUES ?`,
      [rows.slice(from, from + batchRows)],
    );
}

/** The identifier of the evidence of each line; the same evidence is kept once. */
async function evidenceIds(
  tx: Transaction,
  campaignId: string,
  lines: readonly ComputedLine[],
): Promise<(string | null)[]> {
  const contents = lines.map(({ evidence }) => evidence && JSON.stringify(evidence));
  const hashes = new Map<string, string>();
  for (const content of contents) if (content && !hashes.has(content)) hashes.set(content, sha256(content));
  if (hashes.size === 0) return contents.map(() => null);
  const kept = await keptEvidence(tx, campaignId, [...hashes.values()]);
  const fresh = [...hashes].filter(([, hash]) => !kept.has(hash));
  if (fresh.length > 0) {
    await tx.execute('INSERT INTO price_campaign_evidence (campaign_id, sha256, content) VALUES ?', [
      fresh.map(([content, hash]) => [campaignId, hash, content]),
    ]);
    const added = await keptEvidence(
      tx,
      campaignId,
      fresh.map(([, hash]) => hash),
    );
    for (const [hash, id] of added) kept.set(hash, id);
  }
  return contents.map((content) => (content && kept.get(hashes.get(content) ?? '')) ?? null);
}

async function keptEvidence(
  tx: Transaction,
  campaignId: string,
  hashes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; sha256: string }>(
    'SELECT id, sha256 FROM price_campaign_evidence WHERE campaign_id = ? AND sha256 IN (?)',
    [campaignId, hashes],
  );
  return new Map(rows.map(({ id, sha256: hash }) => [hash, id]));
}

/** What was decided by hand about lines of contracts, by line. */
export async function handsOf(
  tx: Transaction,
  campaignId: string,
  contractIds: readonly string[],
): Promise<Map<string, ByHand>> {
  if (contractIds.length === 0) return new Map();
  const rows = await tx.query<Omit<ByHand, 'isExcluded'> & { lineId: string; isExcluded: number }>(
    `SELECT line_id AS lineId, is_excluded AS isExcluded, final_cents AS finalCents, reason,
            changed_by_id AS changedById, changed_by AS changedBy, changed_at AS changedAt
       FROM price_campaign_line WHERE campaign_id = ? AND by_hand = 1 AND contract_id IN (?)`,
    [campaignId, contractIds],
  );
  return new Map(
    rows.map(({ lineId, isExcluded, ...hand }) => [lineId, { ...hand, isExcluded: isExcluded === 1 }]),
  );
}

/** Takes the lines of the contracts after one, up to another or to the end, away before they are written anew. */
export async function clearLines(
  tx: Transaction,
  campaignId: string,
  { after, until }: { after: string; until: string | null },
): Promise<void> {
  const end = until === null ? '' : 'AND contract_id <= ?';
  await tx.execute(`DELETE FROM price_campaign_line WHERE campaign_id = ? AND contract_id > ? ${end}`, [
    campaignId,
    after,
    ...(until === null ? [] : [until]),
  ]);
}

/** Reads a line of a campaign that is held, to change it; 404 when there is none. */
export const campaignLineOf = async (
  tx: Transaction,
  campaignId: string,
  id: string,
): Promise<StoredCampaignLine> => found(await tx.manager.findOneBy(PriceCampaignLineRow, { id, campaignId }));

/** Changes a line that was read at its version. Error: version.conflict. */
export const updateLine = (
  tx: Transaction,
  { id, version }: { id: string; version: number },
  values: Partial<StoredCampaignLine>,
): Promise<void> => tx.updateVersioned(PriceCampaignLineRow, { id, version }, values);

/** Whether a person decided anything by hand in a campaign. */
export async function hasChangedLines(
  reader: Reader,
  campaignId: string,
  personId: string | null,
): Promise<boolean> {
  const rows = await reader.query(
    'SELECT id FROM price_campaign_line WHERE campaign_id = ? AND by_hand = 1 AND changed_by_id = ? LIMIT 1',
    [campaignId, personId],
  );
  return rows.length > 0;
}
