import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, FileStore, Sends, type Actor } from '@vigie/platform';
import { id } from '@vigie/wire';
import type { Response } from 'express';
import { InvoiceFiles } from '../../queries/invoices/invoice-files';
import { sendDocument } from '../send-document';

/** The documents of invoices, as they were made when they were issued. */
@ApiTags('invoices')
@Controller('api/invoices/:id/document')
export class InvoiceDocumentsController {
  constructor(
    private readonly papers: InvoiceFiles,
    private readonly files: FileStore,
  ) {}

  @Allow('billing.read')
  @Get()
  @Sends({ 'application/pdf': null })
  async document(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invoiceId: string,
    @Res() response: Response,
  ) {
    sendDocument(response, this.files, await this.papers.find(actor.scope, invoiceId));
  }
}
