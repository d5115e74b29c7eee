import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Body, Controller, Delete, Get, Param, Post, Query, Req, Res } from '@nestjs/common';
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
  clientPenalties,
  id,
  newPenaltyWaiver,
  penaltyClientPage,
  penaltyClientQuery,
  penaltyDayQuery,
  penaltyExportQuery,
  type NewPenaltyWaiver,
  type PenaltyClientQuery,
  type PenaltyExportQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { Penalties } from '../../queries/penalties/penalties';
import { PenaltyExport } from '../../queries/penalties/penalty-export';
import { penaltyFileWords } from '../../texts/penalties/penalty-file.texts';
import { WaivePenalty } from '../../use-cases/penalties/waive-penalty';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What could be claimed of late invoices, and what is waived. */
@ApiTags('billing')
@Controller('api/penalties')
export class PenaltiesController {
  constructor(
    private readonly penalties: Penalties,
    private readonly exporting: PenaltyExport,
    private readonly waiving: WaivePenalty,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(penaltyClientPage)
  clients(@CurrentActor() actor: Actor, @Query({ schema: penaltyClientQuery }) query: PenaltyClientQuery) {
    return this.penalties.clients(actor.scope, query);
  }

  @Allow('billing.read')
  @Get('export')
  @Sends({ 'text/csv': null, [xlsx]: null })
  async export(
    @Query({ schema: penaltyExportQuery }) query: PenaltyExportQuery,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const locale = localeOf(request);
    response.attachment(`${penaltyFileWords[locale].file}.${query.format}`);
    await pipeline(Readable.from(this.exporting.file(query, locale)), response);
  }

  @Allow('billing.read')
  @Get('clients/:id')
  @Answer(clientPenalties)
  client(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Query({ schema: penaltyDayQuery }) { asOf }: z.infer<typeof penaltyDayQuery>,
  ) {
    return this.penalties.find(actor.scope, clientId, asOf);
  }

  @Allow('billing.write')
  @Post('clients/:id/invoices/:invoiceId/waivers')
  @Answer(clientPenalties, 201)
  async waive(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Param('invoiceId', { schema: id }) invoiceId: string,
    @Body({ schema: newPenaltyWaiver }) body: NewPenaltyWaiver,
  ) {
    await this.waiving.execute(actor, { clientId, invoiceId }, body);
    return this.penalties.find(actor.scope, clientId);
  }

  @Allow('billing.write')
  @Delete('clients/:id/waivers/:waiverId')
  @Answer(null, 204)
  undo(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) clientId: string,
    @Param('waiverId', { schema: id }) waiverId: string,
  ) {
    return this.waiving.undo(actor, clientId, waiverId);
  }
}
