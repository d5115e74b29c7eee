import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Database,
  DomainError,
  dayOf,
  startOf,
  systemActor,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { addCalendarDays, monthOf, spanOfMonth, type EndedOutcome, type RunSource } from '@vigie/rules';
import {
  demoRunOf,
  insertPastRuns,
  insertPastUse,
  planPast,
  type DemoNight,
} from '../../store/runs/demo-nights.store';
import { demoJobs, type DemoJob } from './demo-backups.data';
import { RecordRun, type ReportedObject } from './record-run';
import { SaveBackupJob } from './save-backup-job';

const demo = { ...systemActor('demo'), name: 'Karim Haddad' };
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Nobody is late before this: a night that has begun since is still awaited, whatever the hour. */
export const demoGraceMs = 450 * minuteMs;
/** From the last night that anybody worked to now, at most. */
const longestRestMs = 4 * dayMs;
/** How long a job that never told anything has been there. */
const silentMs = 6 * dayMs;
/** So many nights are told as any other: what they mean is followed. Those before lie in the past. */
const toldNights = 6;
const usedDays = 45;
const gigabyte = 1_000_000_000;

/** The backups of the demonstration: two months of nights, the last of which was not good for everybody. */
@Injectable()
export class SeedBackups {
  constructor(
    private readonly database: Database,
    private readonly saving: SaveBackupJob,
    private readonly recording: RecordRun,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Changes nothing when there are jobs. Throws demo.refused outside demo mode. */
  async execute(): Promise<void> {
    if (!this.config.demo) throw new DomainError('demo.refused');
    if (await this.database.one('SELECT id FROM backup_job LIMIT 1')) return;
    for (const job of demoJobs) await this.seed(job);
  }

  private async seed(job: DemoJob): Promise<void> {
    const { client, nights, gigabytes, growth, minutes, said, shrunkTo, named, ...written } = job;
    const owner = await this.database.one<{ id: string }>('SELECT id FROM client WHERE name = ?', [client]);
    if (!owner) return;
    const { id } = await this.saving.create(demo, { ...written, clientId: owner.id });
    await this.database.transaction(async (tx) => {
      const from = nights ? wholeMonthBefore(tx.now) : new Date(tx.now.getTime() - silentMs);
      const past = await planPast(tx, id, from, new Date(tx.now.getTime() - demoGraceMs));
      if (!nights) return;
      await keepUse(tx, { id, clientId: owner.id }, job);
      const runs = past.flatMap((night, place) => {
        const outcome = nights[place] ?? 'success';
        return outcome === 'missed' ? [] : [{ place, run: runOf(job, id, night, { place, outcome }) }];
      });
      await insertPastRuns(
        tx,
        runs.filter(({ place }) => place >= toldNights).map(({ run }) => run),
      );
      for (const { place, run } of runs.filter((one) => one.place < toldNights).toReversed())
        await this.recording.record(tx, {
          ...run,
          message: run.outcome === 'success' ? null : (said ?? null),
          objects: run.outcome === 'failed' ? null : objectsOf(job, run.outcome, place),
        });
    });
  }
}

/** When the month before begins, seen from the last night: all of it can be proved. */
function wholeMonthBefore(now: Date): Date {
  const lastNight = dayOf(new Date(now.getTime() - longestRestMs));
  const before = addCalendarDays(spanOfMonth(monthOf(lastNight)).from, -1);
  return startOf(spanOfMonth(monthOf(before)).from);
}

async function keepUse(
  tx: Transaction,
  { id, clientId }: { id: string; clientId: string },
  { gigabytes, growth }: DemoJob,
): Promise<void> {
  const used = (daysAgo: number) => String(Math.round((gigabytes - growth * daysAgo) * gigabyte));
  await tx.execute('UPDATE backup_job SET used_bytes = ? WHERE id = ?', [used(0), id]);
  const today = dayOf(tx.now);
  const days = Array.from({ length: usedDays }, (_, ago) => ({
    ...{ jobId: id, clientId, day: addCalendarDays(today, -ago), usedBytes: used(ago) },
  }));
  await insertPastUse(tx, days);
}

function runOf(
  { engine, gigabytes, growth, minutes, shrunkTo }: DemoJob,
  jobId: string,
  { id, clientId, dueAt }: DemoNight,
  { place, outcome }: { place: number; outcome: EndedOutcome },
) {
  const processed = place === 0 && shrunkTo !== undefined ? shrunkTo : gigabytes - place * growth;
  return {
    ...{ jobId, clientId, source: sourceOf(engine), externalId: demoRunOf(id), outcome },
    startedAt: new Date(dueAt.getTime() + 12_000),
    endedAt: new Date(dueAt.getTime() + (minutes + ((place * 7) % 11)) * minuteMs),
    bytesProcessed: Math.round(processed * gigabyte * (outcome === 'failed' ? 0.3 : 1)),
    bytesAdded: outcome === 'failed' ? 0 : 900_000_000 + ((place * 331) % 700) * 1_000_000,
    filesTotal: gigabytes * 2100,
    filesChanged: 400 + ((place * 137) % 300),
  };
}

const sourceOf = (engine: DemoJob['engine']): RunSource =>
  engine === 'synology' ? 'poll' : engine === 'mail' ? 'mail' : 'push';

function objectsOf(
  { items, named, kind }: DemoJob,
  outcome: EndedOutcome,
  place: number,
): ReportedObject[] | null {
  const names = place === 0 && named ? named : items;
  return names.length === 0
    ? null
    : names.map((name, at) => ({
        ...{ name, kind, bytes: null, message: null },
        outcome: outcome === 'warning' && at === names.length - 1 ? 'warning' : 'success',
      }));
}
