import { Injectable } from '@nestjs/common';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { BackupJobMove } from '@vigie/wire';
import { forgetOccurrences } from '../../store/runs/expected.store';
import { lockJob, changeJob } from '../../store/runs/job.store';
import { planAnew } from './save-backup-job';

/** Lets a job rest, or takes it up again; nothing is expected of it in between. Error: backup.job-ended. */
@Injectable()
export class MoveBackupJob {
  constructor(private readonly database: Database) {}

  execute(actor: Actor, id: string, { to, reason, version }: BackupJobMove): Promise<void> {
    return this.database.transaction(async (tx) => {
      const job = await lockJob(tx, id);
      if (job.state === 'ended') throw new DomainError('backup.job-ended');
      await changeJob(tx, { id, version }, { state: to, updatedAt: tx.now });
      if (to === 'paused') await forgetOccurrences(tx, id, tx.now);
      else if (job.state === 'paused') await planAnew(tx, id);
      await tx.emit('backup.job-changed', { jobId: id, clientId: job.clientId });
      await tx.audit(actor, 'backup-job.moved', `backup-job:${id}`, { from: job.state, to, reason });
      tx.live({ type: 'backup.changed', jobId: id, clientId: job.clientId });
    });
  }
}
