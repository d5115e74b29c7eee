import { Inject, Injectable } from '@nestjs/common';
import { addCalendarDays, reportTag } from '@vigie/rules';
import {
  Clock,
  CONFIG,
  Database,
  dayOf,
  mailFromOf,
  startOf,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { KeepMail } from '@vigie/tickets';
import { insertNas, mapTask, noteNas, seeTask } from '../../store/sources/nas.store';
import { insertReport } from '../../store/sources/report.store';
import { insertRule } from '../../store/sources/rule.store';
import { demoNas, demoPayload, demoReports, demoRule, demoTasks } from './demo-sources.data';
import { NasAccounts } from './nas-accounts';
import { unmappedId } from './take-task';

const minuteMs = 60_000;
const by = 'Karim Haddad';

/** Sources of the demonstration: a NAS, a rule, two mails that nobody has placed yet. */
@Injectable()
export class SeedBackupSources {
  constructor(
    private readonly database: Database,
    private readonly keeping: KeepMail,
    private readonly accounts: NasAccounts,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing when there is a connection. */
  async execute(): Promise<void> {
    if (await this.database.one('SELECT id FROM nas_connection LIMIT 1')) return;
    await this.database.transaction(async (tx) => {
      await this.nas(tx);
      const { job: name, ...rule } = demoRule;
      const job = await jobNamed(tx, name);
      if (job) await insertRule(tx, { ...rule, jobId: job.id, clientId: job.clientId, createdBy: by });
    });
    const to = mailFromOf(this.config).address.replace('@', `+${reportTag}@`);
    for (const { raw, minutes } of demoReports(to))
      await this.keeping.execute('demo', Buffer.from(raw), lastTime(this.clock.now(), minutes));
  }

  private async nas(tx: Transaction): Promise<void> {
    const ago = (minutes: number) => new Date(tx.now.getTime() - minutes * minuteMs);
    const connectionId = await insertNas(tx, {
      ...demoNas,
      ...{ clientId: null, privateNetwork: false, services: ['m365'], zone: 'Europe/Paris' },
      ...{ everyMinutes: 30, active: true, createdBy: by },
    });
    // Nobody is at that address: it is not read again.
    const password = this.accounts.seal(connectionId, 'demo');
    await noteNas(tx, connectionId, { polledAt: ago(12), pollDueAt: null, password });
    for (const { key: taskKey, like, mapped, ...task } of demoTasks) {
      const job = await jobNamed(tx, like);
      const executed = { connectionId, taskKey, ...task, executedAt: job?.lastRunAt ?? null };
      const seen = await seeTask(tx, executed);
      if (job && mapped) {
        await mapTask(tx, seen.id, job);
        await seeTask(tx, executed);
      } else
        await insertReport(tx, {
          ...{ kind: 'task', externalId: unmappedId(seen.id), nasTaskId: seen.id, sender: demoNas.name },
          ...{ subject: task.name, content: demoPayload(task.name), truncated: false, forged: false },
          ...{ receivedAt: ago(12), reason: 'unmapped', seems: task.outcome },
        });
    }
  }
}

/** The last time that this many minutes of a day had gone by. */
function lastTime(now: Date, minutes: number): Date {
  const today = startOf(dayOf(now));
  const at = (day: Date) => new Date(day.getTime() + minutes * minuteMs);
  return at(today) <= now ? at(today) : at(startOf(addCalendarDays(dayOf(now), -1)));
}

async function jobNamed(
  tx: Transaction,
  name: string,
): Promise<{ id: string; clientId: string; lastRunAt: Date | null } | null> {
  const [job] = await tx.query<{ id: string; clientId: string; lastRunAt: Date | null }>(
    `SELECT id, client_id AS clientId, last_run_at AS lastRunAt FROM backup_job
      WHERE name = ? ORDER BY id LIMIT 1`,
    [name],
  );
  return job ?? null;
}
