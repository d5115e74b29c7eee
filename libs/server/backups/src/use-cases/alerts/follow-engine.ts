import { Injectable } from '@nestjs/common';
import { causeOf } from '@vigie/rules';
import { dayOf, Database, type FinishOnce, type JobPayload, type Transaction } from '@vigie/platform';
import {
  bearerOf,
  endedCheck,
  endedCopy,
  endedOperation,
  endedRestoreTest,
  isCopyFailing,
  repositoryUse,
  type BorneMatter,
} from '../../store/alerts/engine-news.store';
import { keepUsage } from '../../store/alerts/run-figures.store';
import { engineTexts } from '../../texts/alerts/engine.texts';
import { RaiseAlert, type AlertEnd, type AlertFact } from './raise-alert';
import { WatchQuota } from './watch-quota';

type Matter = Pick<AlertFact, 'class' | 'object'> & Pick<BorneMatter, 'ground'>;
type Fact = Omit<AlertFact, 'jobId'> & Matter;

/** What our engine found out after a backup: the copy of the second site, the data themselves, a restore for a test. */
@Injectable()
export class FollowEngine {
  constructor(
    private readonly database: Database,
    private readonly alerts: RaiseAlert,
    private readonly quota: WatchQuota,
  ) {}

  copied({ copyId }: JobPayload<'backup.follow-copy'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const copy = (await finish(tx)) ? await endedCopy(tx, copyId) : null;
      if (!copy) return;
      const { clientId, endedAt: at } = copy;
      const matter = { class: 'replication' } as const;
      if (copy.outcome === 'success') await this.over(tx, clientId, matter, engineTexts.copied(at));
      else
        await this.raise(tx, clientId, {
          ...{ ...matter, cause: causeOf(dayOf(at), `copy:${copyId}`), at },
          detail: engineTexts.notCopied(at, copy.message),
          // What could not be done there before was this already.
          ...{ from: ['upkeep'], fromObjects: engineTexts.worksOf('second') },
        });
    });
  }

  /** A part that is clean does not mend another one that is not; one that cannot be read says nothing of the data. */
  checked({ checkId }: JobPayload<'backup.follow-check'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const check = (await finish(tx)) ? await endedCheck(tx, checkId) : null;
      if (!check) return;
      const { clientId, site, outcome, endedAt: at } = check;
      const undone = upkeepOf('check', site);
      const damage = { class: 'integrity', object: engineTexts.damage(site) } as const;
      const found = { cause: causeOf(dayOf(at), `check:${checkId}`), at, detail: engineTexts.check(check) };
      if (outcome === 'failed') {
        if (!(await isKnown(tx, clientId, site))) await this.raise(tx, clientId, { ...undone, ...found });
        return;
      }
      await this.over(tx, clientId, undone, engineTexts.clean(at));
      if (outcome === 'errors') await this.raise(tx, clientId, { ...damage, ...found });
      else if (!check.damaged) await this.over(tx, clientId, damage, engineTexts.clean(at));
    });
  }

  restored({ testId }: JobPayload<'backup.follow-restore-test'>, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      const test = (await finish(tx)) ? await endedRestoreTest(tx, testId) : null;
      if (!test) return;
      const { endedAt: at } = test;
      const about = { jobId: test.jobId, class: 'integrity', object: engineTexts.restoreTest } as const;
      if (test.outcome === 'success')
        await this.alerts.recover(tx, { ...about, detail: engineTexts.restored(at) });
      else
        await this.alerts.raise(tx, {
          ...{ ...about, cause: causeOf(dayOf(at), `restore-test:${testId}`), at },
          detail: engineTexts.notRestored(at, test.message),
        });
    });
  }

  /** Retention and measures; the quota is looked at once the first site was measured. */
  kept({ operationId, clientId, site, failed }: JobPayload<'backup.follow-upkeep'>, finish: FinishOnce) {
    return this.database.transaction(async (tx) => {
      const done = (await finish(tx)) ? await endedOperation(tx, operationId) : null;
      if (!done || (done.kind !== 'forget' && done.kind !== 'measure')) return;
      const { kind, endedAt: at, message } = done;
      const matter = upkeepOf(kind, site);
      const cause = causeOf(dayOf(at), `operation:${operationId}`);
      if (!failed) await this.over(tx, clientId, matter, engineTexts.kept(at));
      else if (!(await isKnown(tx, clientId, site))) {
        const detail = engineTexts.notKept(matter.object, at, message);
        await this.raise(tx, clientId, { ...matter, cause, at, detail });
      }
      if (kind === 'measure' && site === 'primary' && !failed)
        await this.measured(tx, clientId, { cause, at });
    });
  }

  private async measured(
    tx: Transaction,
    clientId: string,
    found: { cause: string; at: Date },
  ): Promise<void> {
    const jobId = await bearerOf(tx, clientId, { class: 'quota' });
    const { usedBytes, quotaBytes, jobIds } = await repositoryUse(tx, clientId);
    if (jobId === null || usedBytes === null) return;
    for (const each of jobIds) await keepUsage(tx, { jobId: each, clientId, usedBytes });
    await this.quota.look(tx, { jobId, clientId, usedBytes, quotaBytes, ...found });
  }

  private async raise(tx: Transaction, clientId: string, fact: Fact): Promise<void> {
    const jobId = await bearerOf(tx, clientId, fact);
    if (jobId !== null) await this.alerts.raise(tx, { ...fact, jobId });
  }

  private async over(
    tx: Transaction,
    clientId: string,
    matter: Matter,
    detail: AlertEnd['detail'],
  ): Promise<void> {
    const jobId = await bearerOf(tx, clientId, matter);
    if (jobId !== null) await this.alerts.recover(tx, { ...matter, jobId, detail });
  }
}

/** What is done at the second site is borne where its copy is: it may turn out to be the same matter. */
const upkeepOf = (work: 'check' | 'forget' | 'measure', site: string) => ({
  ...{ class: 'upkeep' as const, object: engineTexts.work(work, site) },
  ground: site === 'second' ? ('replication' as const) : ('upkeep' as const),
});

/** That the second site does not answer has its ticket already: what else cannot be done there is no other matter. */
const isKnown = async (tx: Transaction, clientId: string, site: string): Promise<boolean> =>
  site === 'second' && (await isCopyFailing(tx, clientId));
