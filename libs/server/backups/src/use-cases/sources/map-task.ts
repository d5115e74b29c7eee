import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Actor } from '@vigie/platform';
import { lockJob } from '../../store/runs/job.store';
import { findTask, lockNas, mapTask } from '../../store/sources/nas.store';
import { lockWaiting, placeReport, reportOfTask } from '../../store/sources/report.store';
import { startPoll } from './request-poll';
import { unmappedId } from './take-task';

/** Says which job a task of a NAS is of: never by its name alone, always by a person. */
@Injectable()
export class MapTask {
  constructor(private readonly database: Database) {}

  /**
   * Its NAS is read again at once. Errors: not-found, backup-report.decided, backup-report.other-kind,
   * nas.other-client.
   */
  async execute(actor: Actor, reportId: string, jobId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { nasTaskId: taskId, reason } = await lockWaiting(tx, reportId);
      if (taskId === null || reason !== 'unmapped') throw new DomainError('backup-report.other-kind');
      const { clientId } = await lockJob(tx, jobId);
      const task = found(await findTask(tx, taskId));
      const nas = found(await lockNas(tx, task.connectionId));
      if (nas.clientId !== null && nas.clientId !== clientId) throw new DomainError('nas.other-client');
      await mapTask(tx, taskId, { id: jobId, clientId });
      const decided = { decidedAt: tx.now, decidedBy: actor.name };
      await placeReport(tx, reportId, { state: 'placed', jobId, clientId, ...decided });
      await tx.audit(actor, 'nas-task.mapped', `nas-task:${taskId}`, { jobId });
      if (nas.active) await startPoll(tx, nas);
    });
  }

  /** It waits for a person again. Error: not-found. */
  async undo(actor: Actor, taskId: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      await mapTask(tx, taskId, null);
      const report = await reportOfTask(tx, unmappedId(taskId));
      const undecided = { decidedAt: null, decidedBy: null, note: null, jobId: null, clientId: null };
      if (report) await placeReport(tx, report.id, { state: 'waiting', reason: 'unmapped', ...undecided });
      await tx.audit(actor, 'nas-task.unmapped', `nas-task:${taskId}`);
      tx.live({ type: 'backup-sources.changed' });
    });
  }
}
