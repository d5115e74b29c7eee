import { Injectable } from '@nestjs/common';
import { type Actor, Database, DomainError } from '@vigie/platform';
import { TicketWork } from '@vigie/tickets';
import { RestoreMaker } from '../../ports/restores/restore-maker';
import { holdOf, moveRestore, sourceOf } from '../../store/restores/restore.store';
import { RestoreDesk } from './restore-desk';

/** Hands a restore to our engine. Its ticket is held until it ends. */
@Injectable()
export class LaunchRestore {
  constructor(
    private readonly database: Database,
    private readonly desk: RestoreDesk,
    private readonly work: TicketWork,
    private readonly maker: RestoreMaker,
  ) {}

  /** Errors: backup.engine-absent, version.conflict, ticket.closed, backup-restore.wrong-state, backup-restore.not-ours. */
  async execute(actor: Actor, id: string, version: number): Promise<void> {
    await this.maker.check();
    await this.database.transaction(async (tx) => {
      const { restore, ticket } = await this.desk.open(tx, actor.scope, id, version);
      if (!ticket.isOpen) throw new DomainError('ticket.closed');
      const { clientId, jobId, runId } = restore;
      if (jobId === null || runId === null)
        throw new DomainError('backup-restore.wrong-state', { state: restore.state });
      const { job, engine, snapshotId } = await sourceOf(tx, clientId, { jobId, runId });
      if (engine !== 'restic' || snapshotId === null) throw new DomainError('backup-restore.not-ours');
      const attempt = restore.attempt + 1;
      await moveRestore(tx, restore, 'running', {
        ...{ attempt, method: 'engine', launchedBy: actor.id, bytesDone: null, bytesTotal: null },
        ...{ failure: null, failureMessage: null },
      });
      await this.work.hold(tx, ticket, holdOf(id));
      await this.work.record(tx, ticket, actor, 'restore-started', { job });
      await tx.audit(actor, 'backup-restore.launched', `backup-restore:${id}`, { job, snapshot: snapshotId });
      await tx.emit('backup-restore.due', { restoreId: id, attempt });
    });
  }
}
