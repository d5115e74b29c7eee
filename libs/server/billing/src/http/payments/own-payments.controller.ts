import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import { ownInvoiceQuery, ownPayments, type OwnInvoiceQuery } from '@vigie/wire';
import { OwnPaymentsQuery } from '../../queries/payments/own-payments';

/** What one's own company paid, for its management. */
@ApiTags('portal')
@Controller('api/portal/payments')
export class OwnPaymentsController {
  constructor(private readonly payments: OwnPaymentsQuery) {}

  @Allow('invoices.own')
  @Get()
  @Answer(ownPayments)
  list(@CurrentActor() actor: Actor, @Query({ schema: ownInvoiceQuery }) query: OwnInvoiceQuery) {
    return this.payments.page(actor.scope, query);
  }
}
