import { Injectable } from '@nestjs/common';
import { Database, type FinishOnce, type JobPayload } from '@vigie/platform';
import { endedCheck, endedCopy, endedRestoreTest } from '../../store/alerts/engine-news.store';
import { engineTexts } from '../../texts/alerts/engine.texts';
import { RaiseAlert } from './raise-alert';

/** What our engine found out after a backup: the copy of the second site, the data themselves, a restore for a test. */
@Injectable()
export class FollowEngine {
  constructor(
    private readonly database: Database,
    private readonly alerts: RaiseAlert,
  ) {}

  copied({ copyId }: JobPayload<'backup.follow-copy'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const copy = (await finish(tx)) ? await endedCopy(tx, copyId) : null;
      if (!copy?.jobId) return;
      const about = { jobId: copy.jobId, class: 'replication' } as const;
      if (copy.outcome === 'success')
        await this.alerts.recover(tx, { ...about, detail: engineTexts.copied(copy.endedAt) });
      else
        await this.alerts.raise(tx, {
          ...{ ...about, cause: `copy:${copyId}` },
          detail: engineTexts.notCopied(copy.endedAt, copy.message),
        });
    });
  }

  /** A part that is clean does not mend another one that is not. */
  checked({ checkId, jobId }: JobPayload<'backup.follow-check'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const check = (await finish(tx)) ? await endedCheck(tx, checkId, jobId) : null;
      if (!check?.jobId) return;
      const { outcome, damaged, site, lastCopy } = check;
      const { damage, undone } = engineTexts.objects(site);
      const about = { jobId: check.jobId, class: 'integrity', cause: `check:${checkId}` } as const;
      const detail = engineTexts.check(check);
      if (outcome === 'failed') {
        // A second site that is away takes no copy either, and the ticket of the copy says so.
        if (site === 'second' && lastCopy === 'failed') return;
        await this.alerts.raise(tx, { ...about, object: undone, detail });
        return;
      }
      const over = {
        jobId: check.jobId,
        class: 'integrity',
        detail: engineTexts.clean(check.endedAt),
      } as const;
      await this.alerts.recover(tx, { ...over, object: undone });
      if (outcome === 'errors') await this.alerts.raise(tx, { ...about, object: damage, detail });
      else if (!damaged) await this.alerts.recover(tx, { ...over, object: damage });
    });
  }

  restored({ testId }: JobPayload<'backup.follow-restore-test'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const test = (await finish(tx)) ? await endedRestoreTest(tx, testId) : null;
      if (!test?.jobId) return;
      const about = { jobId: test.jobId, class: 'integrity', object: engineTexts.restoreTest } as const;
      if (test.outcome === 'success')
        await this.alerts.recover(tx, { ...about, detail: engineTexts.restored(test.endedAt) });
      else
        await this.alerts.raise(tx, {
          ...{ ...about, cause: `restore-test:${testId}` },
          detail: engineTexts.notRestored(test.endedAt, test.message),
        });
    });
  }
}
