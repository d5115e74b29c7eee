import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, inScope, type Actor, type Transaction } from '@vigie/platform';
import type { JobOperationKind, RepositoryOperationKind } from '@vigie/wire';
import { insertOperation, isOpen } from '../../store/engine/operation.store';
import { lockJob } from '../../store/runs/job.store';
import { OpenRepositories } from './open-repositories';

/** A person wants the engine to do something now. Errors: backup.not-ours, backup.job-ended, backup.already-asked. */
@Injectable()
export class OrderOperation {
  constructor(
    private readonly database: Database,
    private readonly opening: OpenRepositories,
  ) {}

  /** In the repository of a client. */
  forClient(actor: Actor, clientId: string, kind: RepositoryOperationKind): Promise<void> {
    return this.database.transaction(async (tx) => {
      const [client] = await tx.query<{ id: string }>('SELECT id FROM client WHERE id = ?', [clientId]);
      found(client && inScope(actor.scope, clientId) ? client : null);
      const { id: repositoryId } = await this.opening.ensure(tx, clientId);
      await this.order(tx, actor, { clientId, repositoryId, kind, jobId: null });
    });
  }

  /** For a job. */
  forJob(actor: Actor, jobId: string, kind: JobOperationKind): Promise<void> {
    return this.database.transaction(async (tx) => {
      const job = await lockJob(tx, jobId);
      found(inScope(actor.scope, job.clientId) ? job : null);
      if (job.engine !== 'restic') throw new DomainError('backup.not-ours');
      if (job.state === 'ended') throw new DomainError('backup.job-ended');
      const { clientId } = job;
      const { id: repositoryId } = await this.opening.ensure(tx, clientId);
      await this.order(tx, actor, { clientId, repositoryId, kind, jobId });
    });
  }

  private async order(
    tx: Transaction,
    actor: Actor,
    operation: {
      clientId: string;
      repositoryId: string;
      kind: JobOperationKind | RepositoryOperationKind;
      jobId: string | null;
    },
  ): Promise<void> {
    const { kind, jobId, clientId } = operation;
    // Whatever has to be made waits already.
    if (kind !== 'init') {
      if (await isOpen(tx, operation)) throw new DomainError('backup.already-asked');
      await insertOperation(tx, { ...operation, askedBy: actor.label });
    }
    const target = jobId === null ? `client:${clientId}` : `backup-job:${jobId}`;
    await tx.audit(actor, 'backup-engine.asked', target, { kind });
  }
}
