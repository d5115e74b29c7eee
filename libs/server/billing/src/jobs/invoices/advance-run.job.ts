import { Injectable } from '@nestjs/common';
import { JobHandler, type FinishOnce, type JobPayload } from '@vigie/platform';
import { AdvanceInvoiceRun } from '../../use-cases/invoices/advance-run';

/** The next batch of drafts, or of invoices to be issued. */
@Injectable()
export class AdvanceInvoiceRunJob extends JobHandler<'invoice-run.advance'> {
  readonly job = 'invoice-run.advance';

  constructor(private readonly advancing: AdvanceInvoiceRun) {
    super();
  }

  run({ runId, step }: JobPayload<'invoice-run.advance'>, finish: FinishOnce): Promise<void> {
    return this.advancing.execute(runId, step, finish);
  }
}
