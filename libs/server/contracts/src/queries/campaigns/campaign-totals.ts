import { amountText, centsFrom, eurosOf, percentOf } from '@vigie/rules';
import type { CampaignTotals } from '@vigie/wire';

/** What a contract adds to the totals; amounts are whole cents. */
export interface ContractSum {
  revised: boolean;
  lines: number;
  byHand: number;
  excluded: number;
  oldAmount: bigint;
  newAmount: bigint;
}

/** Totals of a campaign, one contract after the other. */
export class TotalsSum {
  private contracts = 0;
  private revised = 0;
  private lines = 0;
  private byHand = 0;
  private excluded = 0;
  private oldAmount = 0n;
  private newAmount = 0n;
  private least: bigint | null = null;
  private most: bigint | null = null;

  add(sum: ContractSum): void {
    this.contracts += 1;
    this.lines += sum.lines;
    this.byHand += sum.byHand;
    this.excluded += sum.excluded;
    if (!sum.revised) return;
    const difference = sum.newAmount - sum.oldAmount;
    this.revised += 1;
    this.oldAmount += sum.oldAmount;
    this.newAmount += sum.newAmount;
    if (this.least === null || difference < this.least) this.least = difference;
    if (this.most === null || difference > this.most) this.most = difference;
  }

  totals(): CampaignTotals {
    const { contracts, revised, lines, byHand, excluded, oldAmount, newAmount, least, most } = this;
    const difference = newAmount - oldAmount;
    return {
      ...{ contracts, revised, lines, byHand, excluded },
      oldAmount: amountText(oldAmount),
      newAmount: amountText(newAmount),
      difference: amountText(difference),
      percent: percentOf(oldAmount, newAmount),
      average: revised === 0 ? null : amountText(centsFrom(eurosOf(difference).div(revised))),
      least: least === null ? null : amountText(least),
      most: most === null ? null : amountText(most),
    };
  }
}

/** Totals as the database added them up. */
export interface StoredSum {
  contracts: string;
  revised: string | null;
  lines: string | null;
  byHand: string | null;
  excluded: string | null;
  oldAmount: string | null;
  newAmount: string | null;
  least: string | null;
  most: string | null;
}

/** One statement over all lines of a campaign, by contract. */
export const storedSum = `SELECT COUNT(*) AS contracts, SUM(revised > 0) AS revised, SUM(line_count) AS \`lines\`,
    SUM(hands) AS byHand, SUM(out_count) AS excluded, SUM(old_sum) AS oldAmount, SUM(new_sum) AS newAmount,
    MIN(IF(revised > 0, new_sum - old_sum, NULL)) AS least, MAX(IF(revised > 0, new_sum - old_sum, NULL)) AS most
  FROM (SELECT SUM(final_cents IS NOT NULL) AS revised, COUNT(line_id) AS line_count, SUM(by_hand) AS hands,
               SUM(is_excluded) AS out_count, SUM(IF(final_cents IS NULL, 0, old_amount)) AS old_sum,
               SUM(COALESCE(final_amount, 0)) AS new_sum
          FROM price_campaign_line WHERE campaign_id = ? GROUP BY contract_id) sums`;

/** Them as the wire writes them. */
export function totalsOf(sum: StoredSum | undefined): CampaignTotals {
  const cents = (text: string | null | undefined) => BigInt(text ?? '0');
  const [oldAmount, newAmount, revised] = [cents(sum?.oldAmount), cents(sum?.newAmount), cents(sum?.revised)];
  const difference = newAmount - oldAmount;
  const amountOr = (text: string | null | undefined) =>
    text === null || text === undefined ? null : amountText(BigInt(text));
  return {
    contracts: Number(sum?.contracts ?? 0),
    revised: Number(revised),
    lines: Number(sum?.lines ?? 0),
    byHand: Number(sum?.byHand ?? 0),
    excluded: Number(sum?.excluded ?? 0),
    oldAmount: amountText(oldAmount),
    newAmount: amountText(newAmount),
    difference: amountText(difference),
    percent: percentOf(oldAmount, newAmount),
    average: revised === 0n ? null : amountText(centsFrom(eurosOf(difference).div(revised))),
    least: amountOr(sum?.least),
    most: amountOr(sum?.most),
  };
}
