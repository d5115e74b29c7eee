import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
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
  agedBalanceExportQuery,
  agedBalanceQuery,
  agedBalanceReport,
  clientStatement,
  id,
  statementExportQuery,
  statementQuery,
  type AgedBalanceExportQuery,
  type StatementExportQuery,
  type StatementQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import type { z } from 'zod';
import { AgedBalanceQuery } from '../../queries/payments/aged-balance';
import { ClientStatementQuery } from '../../queries/payments/client-statement';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Who owes what on a day, and how it came to that. */
@ApiTags('billing')
@Controller('api/aged-balance')
export class BalanceController {
  constructor(
    private readonly balance: AgedBalanceQuery,
    private readonly statements: ClientStatementQuery,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(agedBalanceReport)
  read(
    @CurrentActor() actor: Actor,
    @Query({ schema: agedBalanceQuery }) { asOf }: z.infer<typeof agedBalanceQuery>,
  ) {
    return this.balance.read(actor.scope, asOf);
  }

  @Allow('billing.read')
  @Get('export')
  @Sends({ 'text/csv': null, [xlsx]: null })
  async export(
    @CurrentActor() actor: Actor,
    @Query({ schema: agedBalanceExportQuery }) query: AgedBalanceExportQuery,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const content = await this.balance.file(actor.scope, query, localeOf(request));
    response.attachment(`balance-agee.${query.format}`);
    await pipeline(Readable.from(content), response);
  }

  /** Every movement of a client, with the balance after each. */
  @Allow('billing.read')
  @Get('clients/:clientId')
  @Answer(clientStatement)
  statement(
    @CurrentActor() actor: Actor,
    @Param('clientId', { schema: id }) clientId: string,
    @Query({ schema: statementQuery }) query: StatementQuery,
  ) {
    return this.statements.read(actor.scope, clientId, query);
  }

  @Allow('billing.read')
  @Get('clients/:clientId/export')
  @Sends({ 'text/csv': null, [xlsx]: null })
  async exportStatement(
    @CurrentActor() actor: Actor,
    @Param('clientId', { schema: id }) clientId: string,
    @Query({ schema: statementExportQuery }) query: StatementExportQuery,
    @Req() request: IdentifiedRequest,
    @Res() response: Response,
  ) {
    const content = await this.statements.file(actor.scope, clientId, query, localeOf(request));
    response.attachment(`releve-${clientId}.${query.format}`);
    await pipeline(Readable.from(content), response);
  }
}
