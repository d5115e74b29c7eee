import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, Sends, type Actor } from '@vigie/platform';
import {
  page,
  slaReport,
  slaReportClock,
  slaReportClocksQuery,
  slaReportExport,
  slaReportQuery,
  type SlaReportClocksQuery,
  type SlaReportExport,
  type SlaReportQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import { SlaReportClocks } from '../../queries/sla/sla-report-clocks';
import { SlaReports } from '../../queries/sla/sla-reports';
import { ExportSlaReport } from '../../use-cases/sla/export-sla-report';

const formats = {
  'text/csv': null,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': null,
};

/** How the promises of a period were held. */
@ApiTags('reports')
@Controller('api/reports/sla')
export class SlaReportController {
  constructor(
    private readonly reports: SlaReports,
    private readonly clocks: SlaReportClocks,
    private readonly exporting: ExportSlaReport,
  ) {}

  @Allow('reports.read')
  @Get()
  @Answer(slaReport)
  report(@CurrentActor() actor: Actor, @Query({ schema: slaReportQuery }) query: SlaReportQuery) {
    return this.reports.of(actor.scope, query);
  }

  @Allow('reports.read')
  @Get('clocks')
  @Answer(page(slaReportClock))
  behind(@CurrentActor() actor: Actor, @Query({ schema: slaReportClocksQuery }) query: SlaReportClocksQuery) {
    return this.clocks.page(actor.scope, query);
  }

  @Allow('reports.read')
  @Get('export')
  @Sends(formats)
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: slaReportExport }) query: SlaReportExport,
    @Res() response: Response,
  ) {
    const file = await this.exporting.execute(actor, query);
    response.attachment(`sla-${query.from}-${query.to}.${query.format}`);
    await pipeline(file, response);
  }
}
