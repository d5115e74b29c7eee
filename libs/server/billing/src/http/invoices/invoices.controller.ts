import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  invoiceDetail,
  invoiceDiscard,
  invoiceDraft,
  invoiceDraftChange,
  invoiceFilter,
  invoicePage,
  invoiceQuery,
  invoiceTotals,
  type InvoiceDraft,
  type InvoiceDraftChange,
  type InvoiceFilter,
  type InvoiceQuery,
} from '@vigie/wire';
import { InvoiceView } from '../../queries/invoices/invoice-view';
import { Invoices } from '../../queries/invoices/invoices';
import { WriteInvoiceDraft } from '../../use-cases/invoices/write-draft';

/** Invoices and credit notes: lists, one of them, and drafts by hand. */
@ApiTags('invoices')
@Controller('api/invoices')
export class InvoicesController {
  constructor(
    private readonly invoices: Invoices,
    private readonly invoice: InvoiceView,
    private readonly writing: WriteInvoiceDraft,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(invoicePage)
  list(@CurrentActor() actor: Actor, @Query({ schema: invoiceQuery }) query: InvoiceQuery) {
    return this.invoices.page(actor.scope, query);
  }

  /** Sums of everything that the filter leaves. */
  @Allow('billing.read')
  @Get('totals')
  @Answer(invoiceTotals)
  totals(@CurrentActor() actor: Actor, @Query({ schema: invoiceFilter }) filter: InvoiceFilter) {
    return this.invoices.totals(actor.scope, filter);
  }

  @Allow('billing.read')
  @Get(':id')
  @Answer(invoiceDetail)
  find(@CurrentActor() actor: Actor, @Param('id', { schema: id }) invoiceId: string) {
    return this.invoice.find(actor.scope, invoiceId);
  }

  @Allow('billing.write')
  @Post()
  @Answer(invoiceDetail, 201)
  async create(@CurrentActor() actor: Actor, @Body({ schema: invoiceDraft }) body: InvoiceDraft) {
    return this.invoice.find(actor.scope, await this.writing.create(actor, body));
  }

  /** A draft written anew. */
  @Allow('billing.write')
  @Put(':id')
  @Answer(invoiceDetail)
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invoiceId: string,
    @Body({ schema: invoiceDraftChange }) body: InvoiceDraftChange,
  ) {
    await this.writing.change(actor, invoiceId, body);
    return this.invoice.find(actor.scope, invoiceId);
  }

  @Allow('billing.write')
  @Delete(':id')
  @Answer(null, 204)
  discard(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invoiceId: string,
    @Query({ schema: invoiceDiscard }) { version }: { version: number },
  ) {
    return this.writing.discard(actor, invoiceId, version);
  }
}
