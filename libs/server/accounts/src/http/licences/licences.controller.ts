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
  guid,
  id,
  licenceAgreement,
  licenceCounts,
  licenceExportQuery,
  licencePage,
  licenceQuery,
  licenceStock,
  type LicenceAgreement,
  type LicenceExportQuery,
  type LicenceQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import { LicenceExport } from '../../queries/licences/licence-export';
import { LicenceStocks } from '../../queries/licences/licence-stocks';
import { AgreeLicences } from '../../use-cases/licences/agree-licences';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The licences of clients: stock, what to buy, renewals, growth. */
@ApiTags('accounts')
@Controller('api')
export class LicencesController {
  constructor(
    private readonly stocks: LicenceStocks,
    private readonly exporting: LicenceExport,
    private readonly agreeing: AgreeLicences,
  ) {}

  @Allow('accounts.read')
  @Get('licences')
  @Answer(licencePage)
  list(@CurrentActor() actor: Actor, @Query({ schema: licenceQuery }) query: LicenceQuery) {
    return this.stocks.page(actor.scope, query);
  }

  @Allow('accounts.read')
  @Get('licences/counts')
  @Answer(licenceCounts)
  counts(@CurrentActor() actor: Actor) {
    return this.stocks.counts(actor.scope);
  }

  @Allow('accounts.read')
  @Get('licences/export')
  @Sends({ 'text/csv': null, [xlsx]: null })
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: licenceExportQuery }) query: LicenceExportQuery,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const { format } = query;
    response.attachment(`licences.${format}`);
    await pipeline(Readable.from(this.exporting.file(actor.scope, query, localeOf(request))), response);
  }

  @Allow('accounts.manage')
  @Put('clients/:id/licences/:productId/agreement')
  @Answer(licenceStock)
  async agree(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Param('productId', { schema: guid }) productId: string,
    @Body({ schema: licenceAgreement }) body: LicenceAgreement,
  ) {
    await this.agreeing.execute(actor, clientId, productId, body);
    return this.stocks.find(actor.scope, clientId, productId);
  }
}
