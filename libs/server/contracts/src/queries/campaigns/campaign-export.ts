import { Injectable } from '@nestjs/common';
import { csvOf, Database, ExactNumber, xlsxOf, type Cell } from '@vigie/platform';
import {
  priceCampaignWords,
  type CampaignExportQuery,
  type CampaignLineDetail,
  type CampaignLineFilter,
  type Locale,
} from '@vigie/wire';
import {
  campaignColumns,
  campaignFileWords,
  type CampaignColumn,
} from '../../texts/campaigns/campaign-file.texts';
import { ensureCampaign } from '../../store/campaigns/campaign.store';
import { CampaignLines } from './campaign-lines';

const zone = 'Europe/Paris';

/** The filtered lines of a campaign as a file for spreadsheets, to the cent. */
@Injectable()
export class CampaignExport {
  constructor(
    private readonly database: Database,
    private readonly lines: CampaignLines,
  ) {}

  /** In the language of its reader; 404 for no campaign. */
  async file(
    campaignId: string,
    { format, ...filter }: CampaignExportQuery,
    locale: Locale,
  ): Promise<AsyncGenerator<string | Uint8Array>> {
    await ensureCampaign(this.database, campaignId);
    const rows = this.rows(campaignId, filter, locale);
    return format === 'csv' ? csvOf(rows, zone, locale) : xlsxOf(rows, zone, campaignFileWords[locale].sheet);
  }

  private async *rows(
    campaignId: string,
    filter: CampaignLineFilter,
    locale: Locale,
  ): AsyncGenerator<Cell[][]> {
    const { titles } = campaignFileWords[locale];
    yield [campaignColumns.map((column) => titles[column])];
    for await (const lines of this.lines.all(campaignId, filter))
      yield lines.map((line) => {
        const cells = cellsOf(line, locale);
        return campaignColumns.map((column) => cells[column]);
      });
  }
}

const exact = (text: string | null | undefined): Cell => (text ? new ExactNumber(text) : null);

function cellsOf(line: CampaignLineDetail, locale: Locale): Record<CampaignColumn, Cell> {
  const words = priceCampaignWords[locale];
  const { evidence, byHand } = line;
  return {
    client: line.client.name,
    reference: line.contract.reference,
    contract: line.contract.label,
    line: line.label,
    quantity: exact(line.quantity),
    basePrice: exact(line.basePrice),
    series: evidence?.now.series ?? null,
    basePeriod: evidence?.base.period ?? null,
    baseValue: exact(evidence?.base.value),
    period: evidence?.now.period ?? null,
    value: exact(evidence?.now.value),
    coefficient: exact(line.coefficient),
    oldPrice: exact(line.oldPrice),
    computedPrice: exact(line.computedPrice),
    newPrice: exact(line.newPrice),
    oldAmount: exact(line.oldAmount),
    newAmount: exact(line.newAmount),
    difference: exact(line.difference),
    percent: exact(line.percent),
    exception: line.exception && words.exceptions[line.exception],
    warnings: line.warnings.map((warning) => words.warnings[warning]).join(' · '),
    decision: byHand && campaignFileWords[locale].decisions[byHand.kind],
    reason: byHand?.reason ?? null,
    decidedBy: byHand?.by ?? null,
    ...correctionOf(line),
  };
}

const correctionOf = ({ corrected }: CampaignLineDetail) => ({
  correctedPrice: exact(corrected?.price),
  correctedAmount: exact(corrected?.amount),
  correctedDifference: exact(corrected?.difference),
});
