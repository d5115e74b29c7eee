import { Injectable } from '@nestjs/common';
import { coverageGaps, type Covered } from '@vigie/rules';
import type { Transaction } from '@vigie/platform';
import { LicensedUsers } from '../../ports/alerts/licensed-users';
import { openAlertsOf } from '../../store/alerts/backup-alert.store';
import { objectNames, type FollowedRun } from '../../store/alerts/followed-run.store';
import { alertTexts } from '../../texts/alerts/alert.texts';
import { RaiseAlert } from './raise-alert';

/** Compares who has a licence, and which sites were contracted, with what a run saved. */
@Injectable()
export class WatchCoverage {
  constructor(
    private readonly alerts: RaiseAlert,
    private readonly users: LicensedUsers,
  ) {}

  async look(tx: Transaction, run: FollowedRun): Promise<void> {
    const wanted = await this.wanted(run);
    if (!wanted) return;
    const objects = await objectNames(tx, run);
    // Some sources name nobody: they say nothing of who is covered.
    if (objects.length === 0) return;
    const { jobId, id, endedAt: at } = run;
    const gaps = coverageGaps(wanted, objects);
    await this.alerts.raiseAll(
      tx,
      gaps.map((object) => ({
        ...{ jobId, class: 'coverage', object, cause: `run:${id}`, at },
        detail: alertTexts.coverage(object),
      })),
    );
    const missing = new Set(gaps.map(folded));
    for (const { object } of await openAlertsOf(tx, { jobId, alertClass: 'coverage' }))
      if (!missing.has(folded(object)))
        await this.alerts.recover(tx, {
          ...{ jobId, class: 'coverage', object },
          detail: alertTexts.coverageOver(object),
        });
  }

  /** Null where nobody can say who has to be in it. */
  private async wanted({ kind, clientId, items }: FollowedRun): Promise<Covered[] | null> {
    if (kind === 'sharepoint') return items.map((name) => ({ name, aliases: [] }));
    if (kind !== 'onedrive' && kind !== 'mail') return null;
    const users = await this.users.of(clientId);
    return users && users.map(({ address, name }) => ({ name: address, aliases: [name] }));
  }
}

const folded = (name: string): string => name.trim().toLowerCase();
