import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, localeOf, Sends, type IdentifiedRequest } from '@vigie/platform';
import { exportPeriod, exportQuery, exportSummary, type ExportPeriod, type ExportQuery } from '@vigie/wire';
import type { Response } from 'express';
import { ExportFiles } from '../../queries/exports/export-file';
import { ExportSums } from '../../queries/exports/export-summary';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What the accountant takes along. */
@ApiTags('billing')
@Controller('api/billing/exports')
export class ExportsController {
  constructor(
    private readonly sums: ExportSums,
    private readonly files: ExportFiles,
  ) {}

  /** The sums of a period. */
  @Allow('billing.read')
  @Get()
  @Answer(exportSummary)
  summary(@Query({ schema: exportPeriod }) period: ExportPeriod) {
    return this.sums.of(period);
  }

  @Allow('billing.read')
  @Get('file')
  @Sends({ 'text/plain': null, 'text/csv': null, [xlsx]: null })
  async file(
    @Query({ schema: exportQuery }) query: ExportQuery,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const { name, content } = await this.files.file(query, localeOf(request));
    response.attachment(name);
    await pipeline(Readable.from(content), response);
  }
}
