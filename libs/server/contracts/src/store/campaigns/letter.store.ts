import { fromJson, type Transaction } from '@vigie/platform';
import type { CampaignEvidence, LetterLine, PriceLetter } from '@vigie/wire';
import type { StoredCampaign } from './campaign.store';
import type { Reader } from './contract-terms.store';
import { PriceCampaignLetterRow } from './price-campaign-letter.row';

/** How many clients a campaign writes to. */
export async function letterCount(reader: Reader, campaignId: string): Promise<number> {
  const [row] = await reader.query<{ n: string }>(
    'SELECT COUNT(DISTINCT client_id) AS n FROM price_campaign_line WHERE campaign_id = ? AND price_id IS NOT NULL',
    [campaignId],
  );
  return Number(row?.n ?? 0);
}

/** The next of them by number. */
export async function letterClients(
  reader: Reader,
  campaignId: string,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT DISTINCT client_id AS id FROM price_campaign_line
      WHERE campaign_id = ? AND client_id > ? AND price_id IS NOT NULL ORDER BY client_id LIMIT ?`,
    [campaignId, after, limit],
  );
  return rows.map(({ id }) => id);
}

interface LineColumns {
  clientId: string;
  client: string;
  contractId: string;
  contract: string;
  reference: string | null;
  label: string;
  quantity: string;
  base: string;
  old: string;
  unit: string;
  amount: string;
  oldAmount: string;
  computed: string;
  evidence: CampaignEvidence | string;
}

/** What the letters of clients say: the lines that were applied, with what each was computed from. */
export async function lettersOf(
  reader: Reader,
  { id, effectiveOn, appliedAt }: Pick<StoredCampaign, 'id' | 'effectiveOn' | 'appliedAt'>,
  clientIds: readonly string[],
): Promise<PriceLetter[]> {
  if (clientIds.length === 0) return [];
  const rows = await reader.query<LineColumns>(
    `SELECT l.client_id AS clientId, c.name AS client, l.contract_id AS contractId, k.label AS contract, k.reference,
            n.label, l.quantity, l.base_cents AS base, l.old_cents AS old, l.final_cents AS unit,
            l.final_amount AS amount, l.old_amount AS oldAmount, l.computed_cents AS computed, e.content AS evidence
       FROM price_campaign_line l
       JOIN client c ON c.id = l.client_id
       JOIN contract k ON k.id = l.contract_id AND k.client_id = l.client_id
       JOIN contract_line n ON n.id = l.line_id AND n.contract_id = l.contract_id
       JOIN price_campaign_evidence e ON e.id = l.evidence_id
      WHERE l.campaign_id = ? AND l.client_id IN (?) AND l.price_id IS NOT NULL
      ORDER BY l.client_id, l.contract_id, l.id`,
    [id, clientIds],
  );
  const writtenAt = (appliedAt ?? new Date()).toISOString();
  return [...Map.groupBy(rows, ({ clientId }) => clientId)].map(([clientId, lines]) => ({
    clientId,
    client: lines[0]?.client ?? '',
    effectiveOn,
    writtenAt,
    contracts: [...Map.groupBy(lines, ({ contractId }) => contractId).values()].map((own) => ({
      label: own[0]?.contract ?? '',
      reference: own[0]?.reference ?? null,
      lines: own.map(letterLine),
    })),
  }));
}

const letterLine = (row: LineColumns): LetterLine => ({
  label: row.label,
  quantity: row.quantity,
  basePrice: BigInt(row.base),
  oldPrice: BigInt(row.old),
  newPrice: BigInt(row.unit),
  oldAmount: BigInt(row.oldAmount),
  newAmount: BigInt(row.amount),
  computedPrice: BigInt(row.computed),
  agreedByHand: row.unit !== row.computed,
  evidence: fromJson(row.evidence),
});

/** Keeps that a letter was written and mailed. */
export const insertLetter = (
  tx: Transaction,
  letter: { campaignId: string; clientId: string; fileId: string; recipients: number },
): Promise<string> => tx.insert(PriceCampaignLetterRow, { ...letter, sentAt: tx.now, retractedAt: null });

/** A letter whose client has not been told yet that it does not count. */
export interface OpenLetter {
  id: string;
  clientId: string;
  client: string;
}

/** Letters of an undone campaign to be taken back, by client. */
export const openLetters = (
  reader: Reader,
  campaignId: string,
  { after, limit }: { after: string; limit: number },
): Promise<OpenLetter[]> =>
  reader.query<OpenLetter>(
    `SELECT t.id, t.client_id AS clientId, c.name AS client FROM price_campaign_letter t
       JOIN client c ON c.id = t.client_id
      WHERE t.campaign_id = ? AND t.client_id > ? AND t.retracted_at IS NULL ORDER BY t.client_id LIMIT ?`,
    [campaignId, after, limit],
  );

/** How many there are. */
export async function openLetterCount(reader: Reader, campaignId: string): Promise<number> {
  const [row] = await reader.query<{ n: string }>(
    'SELECT COUNT(*) AS n FROM price_campaign_letter WHERE campaign_id = ? AND retracted_at IS NULL',
    [campaignId],
  );
  return Number(row?.n ?? 0);
}

/** Keeps that clients were told. */
export const retractLetters = (tx: Transaction, ids: readonly string[]): Promise<number> =>
  tx.execute('UPDATE price_campaign_letter SET retracted_at = ? WHERE id IN (?)', [tx.now, ids]);
