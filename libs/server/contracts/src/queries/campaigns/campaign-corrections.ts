import type { Database } from '@vigie/platform';
import { amountText, isSameNumber } from '@vigie/rules';
import type { PriceCampaignDetail } from '@vigie/wire';

type Correction = PriceCampaignDetail['corrections'][number];
interface Sums extends Omit<Correction, 'raisedAt' | 'contracts' | 'lines' | 'difference'> {
  at: Date;
  contracts: number | string;
  count: number | string;
  difference: string | null;
}

/** Values that were corrected after a campaign had used them: the last correction of each, with what it proposes. */
export async function correctionsOf(database: Database, campaignId: string): Promise<Correction[]> {
  const rows = await database.query<Sums>(
    `SELECT k.id, k.series, k.period, k.value_before AS \`before\`, k.value_after AS after, k.raised_at AS at,
            COUNT(DISTINCT l.contract_id) AS contracts, COUNT(g.line_id) AS count,
            SUM(g.amount - l.final_amount) AS difference
       FROM price_correction k
       LEFT JOIN price_regularisation g ON g.correction_id = k.id
       LEFT JOIN price_campaign_line l ON l.id = g.line_id
      WHERE k.id IN (SELECT MAX(id) FROM price_correction WHERE campaign_id = ? GROUP BY series, period)
      GROUP BY k.id, k.series, k.period, k.value_before, k.value_after, k.raised_at ORDER BY k.id`,
    [campaignId],
  );
  const standing = rows.filter(({ before, after }) => after === null || !isSameNumber(before, after));
  return standing.map(({ at, contracts, count, difference, ...correction }) => ({
    ...correction,
    raisedAt: at.toISOString(),
    ...{ contracts: Number(contracts), lines: Number(count) },
    difference: amountText(BigInt(difference ?? '0')),
  }));
}
