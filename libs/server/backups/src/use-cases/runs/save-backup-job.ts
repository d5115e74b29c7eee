import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import {
  CONFIG,
  Database,
  DomainError,
  isDuplicate,
  Secrets,
  type Actor,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { checkSchedule, distinctItems, toInstant } from '@vigie/rules';
import type { BackupJobChange, ErrorCode, NewBackupJob } from '@vigie/wire';
import { forgetOccurrences, planOccurrences } from '../../store/runs/expected.store';
import {
  lockJob,
  scheduleOf,
  scheduleOfJob,
  insertJob,
  changeJob,
  type StoredJob,
} from '../../store/runs/job.store';
import { renewPushSecret } from '../../store/runs/push-address.store';
import { refusedSource } from '../engine/allowed-sources';
import { plannedAheadMs } from './expect-runs';

type Written = Omit<BackupJobChange, 'version'>;

/** Engines whose programs tell by themselves what they did. */
export const pushingEngines: readonly string[] = ['push', 'hyper-backup', 'veeam'];

/**
 * Writes what is to be saved for a client, and when. From then on every occurrence is expected.
 * Errors: the problems of a schedule, backup.items-missing, backup.source-refused, backup.name-taken, backup.job-ended.
 */
@Injectable()
export class SaveBackupJob {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  create(actor: Actor, { clientId, ...typed }: NewBackupJob): Promise<{ id: string }> {
    const written = { ...typed, items: distinctItems(typed.items, typed.kind) };
    return this.named(async (tx) => {
      await this.check(tx, clientId, written);
      const stamps = { expectedUntil: tx.now, createdAt: tx.now, updatedAt: tx.now, createdBy: actor.label };
      const values = { ...written, ...stamps, clientId, state: 'active' as const, version: 1 };
      const id = await insertJob(tx, values);
      if (pushingEngines.includes(written.engine)) await renewPushSecret(tx, this.secrets, id);
      await plan(tx, id);
      await tx.audit(actor, 'backup-job.created', `backup-job:${id}`, { ...written });
      tx.live({ type: 'backup.changed', jobId: id, clientId });
      return { id };
    });
  }

  replace(actor: Actor, id: string, { version, ...typed }: BackupJobChange): Promise<void> {
    const written = { ...typed, items: distinctItems(typed.items, typed.kind) };
    return this.named(async (tx) => {
      const job = await lockJob(tx, id);
      if (job.state === 'ended') throw new DomainError('backup.job-ended');
      await this.check(tx, job.clientId, written);
      await changeJob(tx, { id, version }, { ...written, updatedAt: tx.now });
      if (job.state === 'active' && isMoved(job, written)) await planAnew(tx, id);
      if (pushingEngines.includes(written.engine) && !job.pushHash)
        await renewPushSecret(tx, this.secrets, id);
      await tx.emit('backup.job-changed', { jobId: id, clientId: job.clientId });
      await tx.audit(actor, 'backup-job.changed', `backup-job:${id}`, { ...written });
      tx.live({ type: 'backup.changed', jobId: id, clientId: job.clientId });
    });
  }

  private async check(tx: Transaction, clientId: string, written: Written): Promise<void> {
    const { calendar } = await this.directory.clientTerms(clientId, tx);
    const { region, goodFriday = false } = calendar;
    const schedule = scheduleOf({ ...written, region, goodFriday });
    const problem = checkSchedule(schedule, toInstant(tx.now.getTime()));
    if (problem) throw refused(problem, problem === 'backup.zone-unknown' ? 'zone' : 'schedule');
    if (written.engine === 'restic' && written.items.length === 0)
      throw refused('backup.items-missing', 'items');
    if (written.engine === 'restic') this.checkSources(written.items);
  }

  /** Our engine runs on this server: it saves what the configuration allows, and nothing else of it. */
  private checkSources(items: readonly string[]): void {
    const source = refusedSource(items, this.config.backup.sources);
    if (source !== undefined)
      throw new DomainError('backup.source-refused', { source }, [
        { path: 'items', code: 'backup.source-refused' },
      ]);
  }

  private async named<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    try {
      return await this.database.transaction(work);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      throw refused('backup.name-taken', 'name');
    }
  }
}

/** An error that stands beside its field, in its own words. */
const refused = (code: ErrorCode, path: string): DomainError =>
  new DomainError(code, undefined, [{ path, code }]);

const isMoved = (job: StoredJob, written: Written) =>
  job.schedule !== written.schedule ||
  job.zone !== written.zone ||
  job.workingDays !== written.workingDays ||
  job.graceMinutes !== written.graceMinutes;

async function plan(tx: Transaction, id: string): Promise<void> {
  await planOccurrences(tx, [await scheduleOfJob(tx, id)], new Date(tx.now.getTime() + plannedAheadMs));
}

/** What was awaited under the schedule before is forgotten; what is due stays due. */
export async function planAnew(tx: Transaction, id: string): Promise<void> {
  await forgetOccurrences(tx, id, tx.now);
  await tx.execute('UPDATE backup_job SET expected_until = ? WHERE id = ?', [tx.now, id]);
  await plan(tx, id);
}
