import { Injectable } from '@nestjs/common';
import {
  allClients,
  Clock,
  Database,
  DueWork,
  systemActor,
  dayOf,
  todayOf,
  type Transaction,
} from '@vigie/platform';
import { dueEndingReminder, nextEndingReminder } from '@vigie/rules';
import { addStep, changeEnding, lockEnding, type StoredEnding } from '../../store/endings/ending.store';
import { CertifyErasure } from './certify-erasure';
import { StopJobs } from './stop-jobs';
import { TellEnding } from './tell-ending';

const vigie = systemActor('backups');

/** What the days bring to an end of service: reminders, the stop of its jobs, a certificate that was not drawn yet. */
@Injectable()
export class WatchEndings extends DueWork {
  readonly kind = 'backup-endings';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly telling: TellEnding,
    private readonly certifying: CertifyErasure,
    private readonly stopping: StopJobs,
  ) {
    super();
  }

  async overdue(_graceMs: number, limit: number): Promise<string[]> {
    const today = dayOf(this.clock.now());
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM backup_ending WHERE state = 'open' AND next_reminder_on <= ?
        UNION SELECT id FROM backup_ending WHERE state IN ('open', 'erasing') AND jobs_ended_at IS NULL AND jobs_end_on <= ?
        UNION SELECT e.id FROM backup_ending e WHERE e.state = 'erasing' AND NOT EXISTS (
          SELECT 1 FROM backup_ending_site s
           WHERE s.ending_id = e.id AND s.client_id = e.client_id AND s.state <> 'erased')
        LIMIT ?`,
      [today, today, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Days need no wake-up. */
  upcoming(): Promise<{ id: string; at: Date }[]> {
    return Promise.resolve([]);
  }

  async fire(id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const ending = await lockEnding(tx, allClients, id);
      const isLive = ending.state === 'open' || ending.state === 'erasing';
      if (isLive && ending.jobsEndedAt === null && ending.jobsEndOn <= todayOf(tx))
        await this.stopping.stop(tx, vigie, ending);
      if (ending.state === 'open' && ending.nextReminderOn !== null && ending.nextReminderOn <= todayOf(tx))
        await this.remind(tx, ending);
    });
    await this.certifying.execute(id);
  }

  /** The reminder of the day; of several that were slept through, the last alone. */
  private async remind(tx: Transaction, ending: StoredEnding): Promise<void> {
    const sent = await sentReminders(tx, ending);
    const days = dueEndingReminder(ending.endedOn, todayOf(tx), sent);
    const nextReminderOn =
      todayOf(tx) > ending.dueOn
        ? null
        : nextEndingReminder(ending.endedOn, days === null ? sent : [...sent, days]);
    await changeEnding(tx, ending, { nextReminderOn });
    if (days === null) return;
    const told = await this.telling.post(tx, ending, { kind: 'reminded', to: ending.toldTo ?? undefined });
    const data = { days, to: told.join(', ') };
    await addStep(tx, ending, vigie, { step: 'reminded', data, once: `reminder-${days}` });
  }
}

async function sentReminders(tx: Transaction, { id, clientId }: StoredEnding): Promise<number[]> {
  const rows = await tx.query<{ once: string }>(
    `SELECT once FROM backup_ending_step WHERE ending_id = ? AND client_id = ? AND step = 'reminded'`,
    [id, clientId],
  );
  return rows.map(({ once }) => Number(once.replace('reminder-', '')));
}
