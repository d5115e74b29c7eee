import { Injectable } from '@nestjs/common';
import { coverageGaps, type Covered } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { LicensedUsers } from '../../ports/alerts/licensed-users';
import { openAlertsOf } from '../../store/alerts/backup-alert.store';
import { objectsOf, type FollowedRun } from '../../store/alerts/followed-run.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from './raise-alert';

/**
 * Compares who has a licence with whom a run saved. Sites and folders of the contract are compared by the judge of the run,
 * which is incomplete without them; so is one that failed to save a user whom it names.
 */
@Injectable()
export class WatchCoverage {
  constructor(
    private readonly alerts: RaiseAlert,
    private readonly users: LicensedUsers,
  ) {}

  async look(tx: Transaction, run: FollowedRun): Promise<void> {
    const wanted = await this.wanted(run);
    if (!wanted) return;
    const objects = await objectsOf(tx, run);
    // Some sources name nobody: who is covered is not known, and its job says so.
    if (objects.length === 0) return;
    const { jobId, id, endedAt: at } = run;
    const gaps = coverageGaps(wanted, objects);
    const told = new Set(run.missing.map(folded));
    const absent = gaps.absent.filter((name) => !told.has(folded(name)));
    await this.alerts.raiseAll(
      tx,
      absent.map((object) => ({
        ...{ jobId, class: 'coverage', object, cause: `run:${id}`, at },
        detail: alertTexts.coverage(object),
      })),
    );
    const missing = new Set([...gaps.absent, ...gaps.failed].map(folded));
    for (const { object } of await openAlertsOf(tx, { jobId, alertClass: 'coverage' }))
      if (!missing.has(folded(object)))
        await this.alerts.recover(tx, {
          ...{ jobId, class: 'coverage', object },
          detail: alertTexts.coverageOver(object),
        });
  }

  /** Null where nobody can say who has to be in it. */
  private async wanted({ kind, clientId }: FollowedRun): Promise<Covered[] | null> {
    if (kind !== 'onedrive' && kind !== 'mail') return null;
    const users = await this.users.of(clientId);
    return users && users.map(({ address, name }) => ({ name: address, aliases: [name] }));
  }
}

const folded = (name: string): string => name.trim().toLowerCase();
