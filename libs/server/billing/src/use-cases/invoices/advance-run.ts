import { Injectable } from '@nestjs/common';
import {
  Database,
  DomainError,
  systemActor,
  type Actor,
  type FinishOnce,
  type Transaction,
} from '@vigie/platform';
import {
  endItem,
  findRun,
  itemCounts,
  lateSince,
  lockRun,
  nextClients,
  promiseNext,
  saveRun,
  waitingItems,
  type StoredRun,
} from '../../store/invoices/run.store';
import { draftInvoices } from './draft-invoices';
import { IssueInvoice } from './issue-invoice';
import { holdBillableTime } from '../../store/invoices/unbilled.store';
import { planInvoices } from '../../store/invoices/planning/plan-invoices';

/** Clients of one batch of drafts. */
const clientBatch = 100;
/** Invoices of one batch: each is issued in a transaction of its own, so that nobody waits long for a number. */
const issueBatch = 100;

/**
 * The next batch of a run. Drafts are one transaction with the promise of the batch after them; each invoice that is
 * issued is one with the note that it was. A worker that dies anywhere loses and doubles nothing.
 */
@Injectable()
export class AdvanceInvoiceRun {
  constructor(
    private readonly database: Database,
    private readonly issuing: IssueInvoice,
  ) {}

  /** News of a step that is over changes nothing. */
  async execute(runId: string, step: number, finish: FinishOnce): Promise<void> {
    const run = await findRun(this.database, runId);
    if (run?.kind === 'prepare')
      // One after the other, so that two of them never draft the same.
      await this.database.alone('invoice-drafts', () => this.draft(runId, step, finish));
    else await this.issue(runId, step, finish);
  }

  private draft(runId: string, step: number, finish: FinishOnce): Promise<void> {
    return this.advanced(runId, { step, finish }, async (tx, run) => {
      const clients = await nextClients(tx, run, clientBatch);
      const late = await lateSince(tx, run);
      const fees = { from: run.fromOn ?? '', until: run.untilOn ?? '', late };
      const work = run.workFrom && run.workUntil ? { from: run.workFrom, until: run.workUntil } : null;
      if (work) await holdBillableTime(tx, clients, work);
      const { plans } = await planInvoices(tx, clients, { fees, work });
      const drafts = await draftInvoices(tx, actorOf(run), plans);
      run.done += clients.length;
      run.made += drafts.length;
      run.cursorId = clients.at(-1) ?? run.cursorId;
      return clients.length === clientBatch;
    });
  }

  private async issue(runId: string, step: number, finish: FinishOnce): Promise<void> {
    const run = await findRun(this.database, runId);
    if (run?.state === 'running' && run.step === step)
      for (const id of await waitingItems(this.database, runId, issueBatch)) await this.issueOne(run, id);
    await this.advanced(runId, { step, finish }, async (tx, held) => {
      const { waiting, issued, refused } = await itemCounts(tx, runId);
      Object.assign(held, { done: issued + refused, made: issued, refused });
      return waiting > 0;
    });
  }

  private async issueOne(run: StoredRun, invoiceId: string): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        const goesOn = await endItem(tx, run.id, { invoiceId, state: 'issued', code: null });
        if (goesOn) await this.issuing.issue(tx, actorOf(run), { id: invoiceId, version: null });
      });
    } catch (error) {
      if (!(error instanceof DomainError) || error.code === 'server.busy') throw error;
      const { code } = error;
      await this.database.transaction((tx) => endItem(tx, run.id, { invoiceId, state: 'refused', code }));
    }
  }

  private advanced(
    runId: string,
    { step, finish }: { step: number; finish: FinishOnce },
    work: (tx: Transaction, run: StoredRun) => Promise<boolean>,
  ): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      const run = await lockRun(tx, runId);
      if (run.state !== 'running' || run.step !== step) return;
      if (await work(tx, run)) await promiseNext(tx, run);
      else {
        Object.assign(run, { state: 'done', endedAt: tx.now, version: run.version + 1 });
        await tx.audit(actorOf(run), 'invoice-run.done', `invoice-run:${runId}`, { made: run.made });
      }
      await saveRun(tx, run);
    });
  }
}

/** Whoever started the run, as the journal names them. */
const actorOf = ({ actorId, actorName, actorLabel }: StoredRun): Actor => ({
  ...systemActor('invoices'),
  ...{ id: actorId, name: actorName, label: actorLabel },
});
