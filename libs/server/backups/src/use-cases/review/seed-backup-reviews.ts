import { Inject, Injectable } from '@nestjs/common';
import { addCalendarDays, monthOf } from '@vigie/rules';
import {
  CONFIG,
  Database,
  DomainError,
  dayOf,
  systemActor,
  type Config,
  type FinishOnce,
} from '@vigie/platform';
import { lastRunOf, oldestWaiting, reviewPast, waitingNews } from '../../store/review/demo-review.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { FollowRun } from '../alerts/follow-run';
import { RaiseAlert } from '../alerts/raise-alert';
import { uncovered } from '../runs/demo-backups.data';
import { MissRuns } from '../runs/miss-runs';
import { demoGraceMs } from '../runs/seed-backups';
import { PublishProof } from './publish-proof';

const by = 'Karim Haddad';

/**
 * Every night of the demonstration but the last of each job has been looked at, what went wrong has its tickets from the
 * start, and one client has the proof of the last month that was looked at as a whole.
 */
@Injectable()
export class SeedBackupReviews {
  constructor(
    private readonly database: Database,
    private readonly missing: MissRuns,
    private readonly following: FollowRun,
    private readonly alerts: RaiseAlert,
    private readonly proofs: PublishProof,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing once somebody gave a verdict. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM backup_review LIMIT 1')) return;
    await this.missing.fire();
    await this.follow();
    const clientId = await this.uncover();
    await this.database.transaction((tx) => reviewPast(tx, new Date(tx.now.getTime() - demoGraceMs), by));
    if (clientId) await this.prove(clientId);
  }

  private async follow(): Promise<void> {
    for (const { id, job, payload } of await waitingNews(this.database)) {
      const finish: FinishOnce = async (tx) =>
        (await tx.execute('UPDATE outbox SET done_at = NOW(3) WHERE id = ? AND done_at IS NULL', [id])) === 1;
      if (job === 'backup.follow-run') await this.following.ended(payload, finish);
      else await this.following.missed(payload, finish);
    }
  }

  /** Its tenant is read later only: what the last run would have shown with it is said now. */
  private uncover(): Promise<string | null> {
    return this.database.transaction(async (tx) => {
      const last = await lastRunOf(tx, uncovered);
      if (!last) return null;
      await this.alerts.raise(tx, {
        ...{ jobId: last.jobId, class: 'coverage', object: uncovered.address },
        ...{ cause: `run:${last.runId}`, at: last.endedAt, detail: alertTexts.coverage(uncovered.address) },
      });
      return last.clientId;
    });
  }

  private async prove(client: string): Promise<void> {
    const waiting = await oldestWaiting(this.database, client);
    if (!waiting) return;
    const month = monthOf(addCalendarDays(`${monthOf(dayOf(waiting))}-01`, -1));
    await this.proofs.execute({ ...systemActor('demo'), name: by }, { client, month });
  }
}
