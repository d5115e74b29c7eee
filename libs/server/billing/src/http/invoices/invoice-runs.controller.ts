import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow, Answer, CurrentActor, type Actor } from '@vigie/platform';
import {
  id,
  invoicePreparation,
  invoicePreparationQuery,
  invoiceRun,
  invoiceRunAct,
  invoiceRuns,
  newInvoiceRun,
  type InvoicePreparationQuery,
  type InvoiceRunAct,
  type NewInvoiceRun,
} from '@vigie/wire';
import { InvoiceRuns } from '../../queries/invoices/invoice-runs';
import { Preparation } from '../../queries/invoices/preparation';
import { StartInvoiceRun } from '../../use-cases/invoices/start-run';
import { SteerInvoiceRun } from '../../use-cases/invoices/steer-run';

/** Batches: what is due is drafted, what was checked is issued. */
@ApiTags('invoices')
@Controller('api/invoice-runs')
export class InvoiceRunsController {
  constructor(
    private readonly runs: InvoiceRuns,
    private readonly preparation: Preparation,
    private readonly starting: StartInvoiceRun,
    private readonly steering: SteerInvoiceRun,
  ) {}

  @Allow('billing.read')
  @Get()
  @Answer(invoiceRuns)
  latest() {
    return this.runs.latest();
  }

  /** What would be drafted; nothing is. */
  @Allow('billing.read')
  @Get('preparation')
  @Answer(invoicePreparation)
  prepared(@Query({ schema: invoicePreparationQuery }) query: InvoicePreparationQuery) {
    return this.preparation.of(query);
  }

  @Allow('billing.read')
  @Get(':id')
  @Answer(invoiceRun)
  find(@Param('id', { schema: id }) runId: string) {
    return this.runs.find(runId);
  }

  @Allow('billing.write')
  @Post()
  @Answer(invoiceRun, 201)
  async start(@CurrentActor() actor: Actor, @Body({ schema: newInvoiceRun }) body: NewInvoiceRun) {
    return this.runs.find(await this.starting.execute(actor, body));
  }

  @Allow('billing.write')
  @Post(':id/acts')
  @Answer(invoiceRun, 200)
  async steer(
    @CurrentActor() actor: Actor,
    @Param('id', { schema: id }) runId: string,
    @Body({ schema: invoiceRunAct }) body: InvoiceRunAct,
  ) {
    await this.steering.execute(actor, runId, body);
    return this.runs.find(runId);
  }
}
