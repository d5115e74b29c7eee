import { Injectable } from '@nestjs/common';
import { lostGround, runOfCause, type AlertClass, type LostGround } from '@vigie/rules';
import { Database, type FinishOnce, type JobPayload } from '@vigie/platform';
import {
  groundsOf,
  openAlertsOf,
  type JobGround,
  type StoredAlert,
} from '../../store/alerts/backup-alert.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { engineTexts } from '../../texts/alerts/engine.texts';
import { RaiseAlert } from './raise-alert';

const ofRepository: readonly AlertClass[] = ['integrity', 'replication', 'quota', 'upkeep'];

/**
 * Closes the alerts of a job that stand on what is no longer agreed, such as a quota, or of one that rests; their tickets
 * say why. What is wrong with a repository goes on with another job that shares it and has ground for it.
 */
@Injectable()
export class CloseGroundless {
  constructor(
    private readonly database: Database,
    private readonly alerts: RaiseAlert,
  ) {}

  execute({ jobId, clientId }: JobPayload<'backup.follow-job'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const jobs = (await finish(tx)) ? await groundsOf(tx, clientId) : [];
      const job = jobs.find(({ id }) => id === jobId);
      if (!job) return;
      const sharing = jobs.filter(({ id, engine }) => id !== jobId && engine === 'restic');
      for (const alert of await openAlertsOf(tx, { jobId })) {
        const lost = lostOf(alert, job);
        if (lost === null) continue;
        const heir = isShared(alert) && sharing.find((one) => lostOf(alert, one) === null);
        const detail = alertTexts.lost(lost);
        if (heir && (await this.alerts.handOver(tx, alert, { to: heir.id, detail }))) continue;
        const { alertClass, object } = alert;
        await this.alerts.recover(tx, { jobId, class: alertClass, object, detail, how: 'groundless' });
      }
    });
  }
}

/** Of the repository: not what a run of the job itself has shown, such as the quota of another engine, nor its own test. */
const isShared = ({ alertClass, object, lastCause }: StoredAlert): boolean =>
  ofRepository.includes(alertClass) && object !== engineTexts.restoreTest && runOfCause(lastCause) === null;

function lostOf(alert: StoredAlert, job: JobGround): LostGround | 'checks' | null {
  const { alertClass, object } = alert;
  const lost = lostGround(alertClass, job);
  if (lost !== null) return lost;
  if (isShared(alert) && job.engine !== 'restic') return 'engine';
  if (alertClass !== 'upkeep') return null;
  if (engineTexts.worksOf('second').includes(object) && !job.secondSite) return 'second-site';
  return engineTexts.isCheck(object) && !job.checks ? 'checks' : null;
}
