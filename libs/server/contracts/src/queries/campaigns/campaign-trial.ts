import { Injectable } from '@nestjs/common';
import { previewOf, type CampaignIndex, type IndexValue } from '@vigie/rules';
import { Database, DomainError, found } from '@vigie/platform';
import type { CampaignTrial, CampaignTrialResult } from '@vigie/wire';
import { findCampaign } from '../../store/campaigns/campaign.store';
import {
  concernedIds,
  contractsForRevision,
  type ReadContract,
} from '../../store/campaigns/contract-terms.store';
import { indexOf } from '../../store/campaigns/frozen-index.store';
import { TotalsSum, type ContractSum } from './campaign-totals';

const step = 400;

/** What another value of an index would do to a campaign; nothing of it is kept. */
@Injectable()
export class CampaignTrials {
  constructor(private readonly database: Database) {}

  /** Error: price-campaign.series-unknown. */
  async totals(id: string, { series, period, value }: CampaignTrial): Promise<CampaignTrialResult> {
    const campaign = found(await findCampaign(this.database, id));
    const known = campaign.indexValues.find((one) => one.series === series);
    if (!known) throw new DomainError('price-campaign.series-unknown');
    const day = campaign.effectiveOn;
    const base = known.values.at(-1)?.base ?? (await this.baseOf(series));
    const tried: IndexValue = { series, base, period, value, provisional: false, publishedOn: day };
    const index = indexOf(campaign, day);
    const values = [...known.values.filter((one) => one.period !== period), tried];
    const valuesOf = (name: string) => (name === series ? values : index.valuesOf(name));
    const [before, after] = [new TotalsSum(), new TotalsSum()];
    for (let last = '0'; ;) {
      const ids = await concernedIds(this.database, day, { after: last, limit: step });
      for (const contract of await contractsForRevision(this.database, ids, day)) {
        before.add(sumOf(contract, index));
        after.add(sumOf(contract, { ...index, valuesOf }));
      }
      if (ids.length < step) return { before: before.totals(), after: after.totals() };
      last = ids.at(-1) ?? last;
    }
  }

  private async baseOf(series: string): Promise<string> {
    const row = await this.database.one<{ base: string }>('SELECT base FROM index_series WHERE code = ?', [
      series,
    ]);
    return row?.base ?? '';
  }
}

/** What a contract adds, as it is computed: decisions by hand are left out of both sides. */
function sumOf(contract: ReadContract, index: CampaignIndex): ContractSum {
  const revised = previewOf(contract, index).filter((row) => row.ok);
  return {
    revised: revised.length > 0,
    ...{ lines: contract.lines.length, byHand: 0, excluded: 0 },
    oldAmount: revised.reduce((sum, row) => sum + row.oldAmount, 0n),
    newAmount: revised.reduce((sum, row) => sum + row.newAmount, 0n),
  };
}
