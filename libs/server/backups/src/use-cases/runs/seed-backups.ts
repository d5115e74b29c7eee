import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, DomainError, systemActor, type Config, type Transaction } from '@vigie/platform';
import { planOccurrences } from '../../store/runs/expected.store';
import { scheduleOfJob } from '../../store/runs/job.store';
import { demoJobs, type DemoJob } from './demo-backups.data';
import { RecordRun, type ReportedObject } from './record-run';
import { SaveBackupJob } from './save-backup-job';

const demo = { ...systemActor('demo'), name: 'Karim Haddad' };
const minuteMs = 60_000;
const pastMs = 16 * 24 * 3_600_000;
/** No run of the demonstration lasts longer: a night that has just begun is still awaited. */
const longestMs = 4 * 3_600_000;
const gigabyte = 1_000_000_000;

interface Night {
  id: string;
  dueAt: Date;
}

/** The backups of the demonstration: two weeks of nights, the last of which was not good for everybody. */
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

  private async seed({ client, nights, gigabytes, minutes, said, ...written }: DemoJob): Promise<void> {
    const named = await this.database.one<{ id: string }>('SELECT id FROM client WHERE name = ?', [client]);
    if (!named) return;
    const { id } = await this.saving.create(demo, { ...written, clientId: named.id });
    await this.database.transaction(async (tx) => {
      const past = await plannedBefore(tx, id);
      const used = String(gigabytes * gigabyte);
      await tx.execute('UPDATE backup_job SET used_bytes = ? WHERE id = ?', [
        gigabytes > 0 ? used : null,
        id,
      ]);
      if (nights === null) return;
      for (const [place, night] of past.entries()) {
        const outcome = nights[place] ?? 'success';
        if (outcome === 'missed') continue;
        const endedAt = new Date(night.dueAt.getTime() + (minutes + ((place * 7) % 11)) * minuteMs);
        await this.recording.record(tx, {
          ...{ jobId: id, source: sourceOf(written), externalId: `demo-${night.id}`, outcome, endedAt },
          startedAt: new Date(night.dueAt.getTime() + 12_000),
          message: place === 0 ? (said ?? null) : null,
          bytesProcessed: gigabytes * gigabyte - place * 170_000_000,
          bytesAdded: outcome === 'failed' ? 0 : 900_000_000 + ((place * 331) % 700) * 1_000_000,
          filesTotal: gigabytes * 2100,
          filesChanged: 400 + ((place * 137) % 300),
          objects: outcome === 'failed' ? null : objectsOf(written, outcome),
        });
      }
    });
  }
}

const sourceOf = ({ engine }: Pick<DemoJob, 'engine'>) => (engine === 'synology' ? 'poll' : 'push');

const objectsOf = (
  { items, kind }: Pick<DemoJob, 'items' | 'kind'>,
  outcome: string,
): ReportedObject[] | null =>
  items.length === 0
    ? null
    : items.map((name, place) => ({
        ...{ name, kind, bytes: null, message: null },
        outcome: outcome === 'warning' && place === items.length - 1 ? 'warning' : 'success',
      }));

/** The nights that lie behind us, written as if the job had been there; the newest first. */
async function plannedBefore(tx: Transaction, id: string): Promise<Night[]> {
  const start = new Date(tx.now.getTime() - pastMs);
  await tx.execute('UPDATE backup_job SET created_at = ? WHERE id = ?', [start, id]);
  const job = await scheduleOfJob(tx, id);
  const reached = job.expectedUntil;
  await planOccurrences(tx, [{ ...job, expectedUntil: start }], tx.now);
  await tx.execute('UPDATE backup_job SET expected_until = ? WHERE id = ?', [reached, id]);
  return tx.query<Night>(
    'SELECT id, due_at AS dueAt FROM backup_expected WHERE job_id = ? AND due_at <= ? ORDER BY due_at DESC',
    [id, new Date(tx.now.getTime() - longestMs)],
  );
}
