import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Put, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Allow,
  Answer,
  CurrentActor,
  localeOf,
  Sends,
  type Actor,
  type IdentifiedRequest,
} from '@vigie/platform';
import {
  campaignExportQuery,
  campaignLetterPage,
  campaignLineChange,
  campaignLineDetail,
  campaignLinePage,
  campaignLineQuery,
  id,
  pageQuery,
  type CampaignExportQuery,
  type CampaignLineChange,
  type CampaignLineQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { CampaignExport } from '../../queries/campaigns/campaign-export';
import { CampaignLetters } from '../../queries/campaigns/campaign-letters';
import { CampaignLines } from '../../queries/campaigns/campaign-lines';
import { ChangeCampaignLine } from '../../use-cases/campaigns/change-campaign-line';
import { PrintLetters } from '../../use-cases/campaigns/print-letters';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The lines of a price revision, its files and its letters. */
@ApiTags('price-campaigns')
@Controller('api/price-campaigns/:id')
export class PriceCampaignLinesController {
  constructor(
    private readonly lines: CampaignLines,
    private readonly changing: ChangeCampaignLine,
    private readonly exporting: CampaignExport,
    private readonly letters: CampaignLetters,
    private readonly printing: PrintLetters,
  ) {}

  @Allow('contracts.read')
  @Get('lines')
  @Answer(campaignLinePage)
  page(
    @Param('id', { schema: id }) campaignId: string,
    @Query({ schema: campaignLineQuery }) query: CampaignLineQuery,
  ) {
    return this.lines.page(campaignId, query);
  }

  @Allow('contracts.read')
  @Get('lines/:lineId')
  @Answer(campaignLineDetail)
  one(@Param('id', { schema: id }) campaignId: string, @Param('lineId', { schema: id }) lineId: string) {
    return this.lines.one(campaignId, lineId);
  }

  @Allow('contracts.revise')
  @Put('lines/:lineId')
  @Answer(campaignLineDetail)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) campaignId: string,
    @Param('lineId', { schema: id }) lineId: string,
    @Body({ schema: campaignLineChange }) body: CampaignLineChange,
  ) {
    await this.changing.execute(actor, { campaignId, lineId }, body);
    return this.lines.one(campaignId, lineId);
  }

  @Allow('contracts.read')
  @Get('export')
  @Sends({ 'text/csv': null, [xlsx]: null })
  async export(
    @Param('id', { schema: id }) campaignId: string,
    @Query({ schema: campaignExportQuery }) query: CampaignExportQuery,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const content = await this.exporting.file(campaignId, query, localeOf(request));
    response.attachment(`revision.${query.format}`);
    await pipeline(Readable.from(content), response);
  }

  @Allow('contracts.read')
  @Get('letters')
  @Answer(campaignLetterPage)
  letterPage(
    @Param('id', { schema: id }) campaignId: string,
    @Query({ schema: pageQuery }) query: z.infer<typeof pageQuery>,
  ) {
    return this.letters.page(campaignId, query);
  }

  @Allow('contracts.read')
  @Get('letters.pdf')
  @Sends({ 'application/pdf': null })
  async print(@Param('id', { schema: id }) campaignId: string, @Res() response: Response) {
    const { name, content } = await this.printing.execute(campaignId);
    response.attachment(name);
    await pipeline(content, response);
  }
}
