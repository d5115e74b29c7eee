import { Injectable } from '@nestjs/common';
import { amountText, percentOf, quantityText } from '@vigie/rules';
import { Database, found, fromJson, Pages } from '@vigie/platform';
import type {
  CampaignEvidence,
  CampaignLine,
  CampaignLineDetail,
  CampaignLineFilter,
  CampaignLineQuery,
  Page,
} from '@vigie/wire';
import type { StoredCampaignLine } from '../../store/campaigns/campaign-line.store';
import { ensureCampaign } from '../../store/campaigns/campaign.store';

interface LineColumns extends Omit<StoredCampaignLine, 'warnings' | 'byHand' | 'isExcluded'> {
  warnings: StoredCampaignLine['warnings'] | string;
  byHand: number;
  isExcluded: number;
  client: string;
  contract: string;
  reference: string | null;
  label: string | null;
  evidence: CampaignEvidence | string | null;
  correctedCents: string | null;
  correctedAmount: string | null;
}
interface Where {
  sql: string;
  parameters: unknown[];
}

const pages = new Pages('price-campaign-lines');
const columns = `l.id, l.client_id AS clientId, l.contract_id AS contractId, l.quantity, l.base_cents AS baseCents,
  l.old_cents AS oldCents, l.old_amount AS oldAmount, l.unrounded, l.computed_cents AS computedCents,
  l.computed_amount AS computedAmount, l.final_cents AS finalCents, l.final_amount AS finalAmount, l.exception,
  l.warnings, l.by_hand AS byHand, l.is_excluded AS isExcluded, l.reason, l.changed_by AS changedBy,
  l.changed_at AS changedAt, l.applied_at AS appliedAt, l.version, c.name AS client, k.label AS contract,
  k.reference, n.label, e.content AS evidence, g.unit_cents AS correctedCents, g.amount AS correctedAmount`;
const shows: Record<CampaignLineFilter['show'], string | null> = {
  all: null,
  revised: 'final_cents IS NOT NULL',
  exceptions: 'exception IS NOT NULL',
  'by-hand': 'by_hand = 1',
  warnings: 'JSON_LENGTH(warnings) > 0',
  corrected: 'id IN (SELECT line_id FROM price_regularisation)',
};

/** The lines of a campaign, by contract. */
@Injectable()
export class CampaignLines {
  constructor(private readonly database: Database) {}

  /** Those that a filter lets through; 404 for no campaign. */
  async page(campaignId: string, query: CampaignLineQuery): Promise<Page<CampaignLine>> {
    await ensureCampaign(this.database, campaignId);
    const after = pages.after(query.cursor);
    const rows = await this.read(campaignId, query, {
      after: after && [String(after[0]), String(after[1])],
      limit: query.limit + 1,
    });
    return pages.cut(rows, query.limit, (row) => [row.contractId, row.id], lineOf);
  }

  /** Where the price of a line comes from; 404 when it is none of the campaign. */
  async one(campaignId: string, id: string): Promise<CampaignLineDetail> {
    const [row] = await this.rows({ sql: 'campaign_id = ? AND id = ?', parameters: [campaignId, id] }, 1);
    return detailOf(found(row));
  }

  /** All of them that a filter lets through, some at a time. */
  async *all(
    campaignId: string,
    filter: CampaignLineFilter,
    step = 1000,
  ): AsyncGenerator<CampaignLineDetail[]> {
    let after: [string, string] | null = null;
    for (;;) {
      const rows: LineColumns[] = await this.read(campaignId, filter, { after, limit: step });
      yield rows.map(detailOf);
      const last = rows.at(-1);
      if (!last || rows.length < step) return;
      after = [last.contractId, last.id];
    }
  }

  private read(
    campaignId: string,
    filter: CampaignLineFilter,
    { after, limit }: { after: [string, string] | null; limit: number },
  ): Promise<LineColumns[]> {
    const where: Where = { sql: 'campaign_id = ?', parameters: [campaignId] };
    const add = (sql: string, ...parameters: unknown[]) => {
      where.sql += ` AND ${sql}`;
      where.parameters.push(...parameters);
    };
    const show = shows[filter.show];
    if (show) add(show);
    if (filter.exception) add('exception = ?', filter.exception);
    if (filter.client) add('client_id = ?', filter.client);
    if (filter.q) add(...searchOf(filter.q));
    if (after) add('contract_id >= ? AND (contract_id > ? OR id > ?)', after[0], after[0], after[1]);
    return this.rows(where, limit);
  }

  /** The page is cut before names are joined. */
  private rows({ sql, parameters }: Where, limit: number): Promise<LineColumns[]> {
    return this.database.query<LineColumns>(
      `SELECT ${columns}
         FROM (SELECT * FROM price_campaign_line WHERE ${sql} ORDER BY contract_id, id LIMIT ?) l
         JOIN client c ON c.id = l.client_id
         JOIN contract k ON k.id = l.contract_id AND k.client_id = l.client_id
         LEFT JOIN contract_line n ON n.id = l.line_id AND n.contract_id = l.contract_id
         LEFT JOIN price_campaign_evidence e ON e.id = l.evidence_id
         LEFT JOIN price_regularisation g ON g.line_id = l.id
        ORDER BY l.contract_id, l.id`,
      [...parameters, limit],
    );
  }
}

function searchOf(q: string): [string, ...string[]] {
  const pattern = `%${q.replace(/[\\%_]/g, '\\$&')}%`;
  const contracts = 'SELECT id FROM contract WHERE label LIKE ? OR reference LIKE ?';
  return [
    `(client_id IN (SELECT id FROM client WHERE name LIKE ?) OR contract_id IN (${contracts}))`,
    pattern,
    pattern,
    pattern,
  ];
}

const amountOr = (cents: string | null) => (cents === null ? null : amountText(BigInt(cents)));

function lineOf(row: LineColumns): CampaignLine {
  const evidence = row.evidence === null ? null : fromJson(row.evidence);
  const [before, after] = [row.oldAmount, row.finalAmount];
  const both = before !== null && after !== null;
  return {
    id: row.id,
    client: { id: row.clientId, name: row.client },
    contract: { id: row.contractId, label: row.contract, reference: row.reference },
    label: row.label,
    quantity: row.quantity === null ? null : quantityText(row.quantity),
    basePrice: amountOr(row.baseCents),
    baseIndex: evidence && { period: evidence.base.period, value: evidence.base.value },
    coefficient: evidence?.coefficient ?? null,
    oldPrice: amountOr(row.oldCents),
    computedPrice: amountOr(row.computedCents),
    newPrice: amountOr(row.finalCents),
    oldAmount: amountOr(before),
    newAmount: amountOr(after),
    difference: both ? amountText(BigInt(after) - BigInt(before)) : null,
    percent: both ? percentOf(BigInt(before), BigInt(after)) : null,
    exception: row.exception,
    warnings: fromJson(row.warnings),
    byHand: handOf(row),
    appliedAt: row.appliedAt?.toISOString() ?? null,
    corrected: correctedOf(row),
    version: row.version,
  };
}

function correctedOf({
  correctedCents,
  correctedAmount,
  finalAmount,
}: LineColumns): CampaignLine['corrected'] {
  if (correctedCents === null || correctedAmount === null || finalAmount === null) return null;
  const amount = BigInt(correctedAmount);
  return {
    price: amountText(BigInt(correctedCents)),
    amount: amountText(amount),
    difference: amountText(amount - BigInt(finalAmount)),
  };
}

function handOf(row: LineColumns): CampaignLine['byHand'] {
  const { byHand, isExcluded, reason, changedBy, changedAt } = row;
  if (byHand !== 1 || !changedAt) return null;
  const kind = isExcluded === 1 ? 'excluded' : 'price';
  return { kind, reason: reason ?? '', by: changedBy ?? '', at: changedAt.toISOString() };
}

const detailOf = (row: LineColumns): CampaignLineDetail => ({
  ...lineOf(row),
  evidence: row.evidence === null ? null : fromJson(row.evidence),
  unrounded: row.unrounded,
});
