import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  invoiceAct,
  invoiceChecks,
  invoiceChecksDone,
  invoiceDetail,
  newCreditNote,
  type InvoiceAct,
  type InvoiceChecks,
  type NewCreditNote,
} from '@vigie/wire';
import { InvoiceView } from '../../queries/invoices/invoice-view';
import { CheckInvoice } from '../../use-cases/invoices/check-invoice';
import { CreditInvoice } from '../../use-cases/invoices/credit-invoice';
import { IssueInvoice } from '../../use-cases/invoices/issue-invoice';

/** The steps of an invoice: checked, issued, taken back. */
@ApiTags('invoices')
@Controller('api/invoices')
export class InvoiceActsController {
  constructor(
    private readonly invoice: InvoiceView,
    private readonly checking: CheckInvoice,
    private readonly issuing: IssueInvoice,
    private readonly crediting: CreditInvoice,
  ) {}

  /** Several drafts at once. */
  @Allow('billing.write')
  @Post('checks')
  @Answer(invoiceChecksDone, 200)
  checkAll(@CurrentActor() actor: Actor, @Body({ schema: invoiceChecks }) { invoices }: InvoiceChecks) {
    return this.checking.checkAll(actor, [...new Set(invoices)]);
  }

  @Allow('billing.write')
  @Post(':id/acts')
  @Answer(invoiceDetail, 200)
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invoiceId: string,
    @Body({ schema: invoiceAct }) { act, version }: InvoiceAct,
  ) {
    if (act === 'check') await this.checking.check(actor, invoiceId, version);
    else if (act === 'reopen') await this.checking.reopen(actor, invoiceId, version);
    else await this.issuing.execute(actor, invoiceId, version);
    return this.invoice.find(actor.scope, invoiceId);
  }

  /** Issues a credit note; answers with it. */
  @Allow('billing.write')
  @Post(':id/credit-notes')
  @Answer(invoiceDetail, 201)
  async credit(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) invoiceId: string,
    @Body({ schema: newCreditNote }) body: NewCreditNote,
  ) {
    return this.invoice.find(actor.scope, await this.crediting.execute(actor, invoiceId, body));
  }
}
