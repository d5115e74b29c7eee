import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { InvoiceRunAct } from '@vigie/wire';
import { lockRunVersion, promiseNext, saveRun } from '../../store/invoices/run.store';

/** Holds a batch, lets it go on, or ends it where it is. */
@Injectable()
export class SteerInvoiceRun {
  constructor(private readonly database: Database) {}

  /** Errors: version.conflict, invoice-run.over. */
  execute(actor: Actor, id: string, { act, version }: InvoiceRunAct): Promise<void> {
    return this.database.transaction(async (tx) => {
      const run = await lockRunVersion(tx, id, version);
      if (run.state === 'done' || run.state === 'stopped') throw new DomainError('invoice-run.over');
      if (act === 'pause') run.state = 'paused';
      else if (act === 'stop') Object.assign(run, { state: 'stopped', endedAt: tx.now });
      else if (run.state === 'paused') {
        run.state = 'running';
        await promiseNext(tx, run);
      }
      run.version += 1;
      await saveRun(tx, run);
      await tx.audit(actor, `invoice-run.${act}`, `invoice-run:${id}`);
    });
  }
}
