import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { csvOf, Database, xlsxOf, type Actor, type Cell } from '@vigie/platform';
import type { SlaFigures, SlaReport, SlaReportExport } from '@vigie/wire';
import { SlaReports } from '../../queries/sla/sla-reports';
import { slaReportTexts } from '../../texts/sla-report-texts';

/** Where the provider's people read the time. */
const zone = 'Europe/Paris';
const minuteMs = 60_000;

/** Gives the SLA report away as a table; the journal says who took what. */
@Injectable()
export class ExportSlaReport {
  constructor(
    private readonly database: Database,
    private readonly reports: SlaReports,
  ) {}

  async execute(actor: Actor, { format, ...query }: SlaReportExport): Promise<Readable> {
    await this.database.transaction((tx) =>
      tx.audit(actor, 'sla-report.exported', 'sla-report', { format, ...query }),
    );
    const batches = tableOf(await this.reports.of(actor.scope, query), actor.locale);
    return Readable.from(format === 'csv' ? csvOf(batches, zone, actor.locale) : xlsxOf(batches, zone));
  }
}

/** One batch: the table of a report is short. */
function tableOf({ lines, total }: SlaReport, locale: Actor['locale']): AsyncIterable<Cell[][]> {
  const texts = slaReportTexts[locale];
  const rows = [
    Object.values(texts.columns),
    ...lines.map(({ key, name, ...figures }) => [name ?? texts.names[key] ?? key, ...cellsOf(figures)]),
    [texts.total, ...cellsOf(total)],
  ];
  return Readable.from([rows]);
}

/** In the order of the names of the columns. */
function cellsOf({ count, met, breached, medianMs, p90Ms }: SlaFigures): Cell[] {
  const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / minuteMs));
  const share = count === 0 ? null : Math.round((1000 * met) / count) / 10;
  return [count, met, breached, share, minutes(medianMs), minutes(p90Ms)];
}
