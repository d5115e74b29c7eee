import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import {
  id,
  ownAccount,
  ownInvoice,
  ownInvoicePage,
  ownInvoiceQuery,
  type OwnInvoiceQuery,
} from '@vigie/wire';
import type { Response } from 'express';
import { OwnInvoices } from '../../queries/invoices/own-invoices';
import { sendDocument } from '../send-document';

/** The invoices of one's own company, for its management: those that were issued. */
@ApiTags('portal')
@Controller('api/portal/invoices')
export class OwnInvoicesController {
  constructor(
    private readonly invoices: OwnInvoices,
    private readonly files: FileStore,
  ) {}

  @Allow('invoices.own')
  @Get()
  @Answer(ownInvoicePage)
  list(@CurrentActor() actor: Actor, @Query({ schema: ownInvoiceQuery }) query: OwnInvoiceQuery) {
    return this.invoices.page(actor.scope, query);
  }

  /** What is owed. */
  @Allow('invoices.own')
  @Get('account')
  @Answer(ownAccount)
  account(@CurrentActor() actor: Actor) {
    return this.invoices.account(actor.scope);
  }

  @Allow('invoices.own')
  @Get(':id')
  @Answer(ownInvoice)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) invoiceId: string) {
    return this.invoices.find(actor.scope, invoiceId);
  }

  @Allow('invoices.own')
  @Get(':id/document')
  @Sends({ 'application/pdf': null })
  async document(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invoiceId: string,
    @Res() response: Response,
  ) {
    sendDocument(response, this.files, await this.invoices.document(actor.scope, invoiceId));
  }
}
