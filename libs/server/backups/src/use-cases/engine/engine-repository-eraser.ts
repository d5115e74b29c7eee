import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Database, DomainError, Secrets, type Transaction } from '@vigie/platform';
import type { BackupSite, ResticSnapshot } from '@vigie/rules';
import type { SnapshotLine } from '@vigie/wire';
import { type ErasureOrder, type KeyOrder, RepositoryEraser } from '../../ports/endings/repository-eraser';
import { BackupEngine, EngineTrouble } from '../../ports/engine/backup-engine';
import {
  destroyKeys,
  findSites,
  servesOthers,
  takeLease,
  type StoredRepository,
} from '../../store/engine/repository.store';
import { erasureWords } from '../../texts/engine/erasure.texts';
import { openRepository, tagsOf } from './engine-step';
import { holdRepository } from './hold-repository';
import { needEngine } from './need-engine';

const triesForLease = 30;
const pauseMs = 1000;

/** Erases what our own engine keeps, while nobody else works in the repositories of the client. */
@Injectable()
export class EngineRepositoryEraser extends RepositoryEraser implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    private readonly engine: BackupEngine,
  ) {
    super();
  }

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }

  check(): Promise<void> {
    return needEngine(this.engine);
  }

  async place({ clientId, site }: ErasureOrder): Promise<string> {
    const row = await this.find(clientId, site);
    return row ? erasureWords.place(site, row.folder) : erasureWords.nowhere(site);
  }

  async list(order: ErasureOrder): Promise<SnapshotLine[]> {
    await this.check();
    const row = await this.find(order.clientId, order.site);
    const snapshots = await this.snapshots(row, order);
    return snapshots.map(({ id, at }) => ({ id, at: at.toISOString(), bytes: null }));
  }

  /** Errors of the class above, backup.repository-busy. */
  async erase(order: ErasureOrder): Promise<string> {
    await this.check();
    const sites = await findSites(this.database, order.clientId);
    const row = sites?.[order.site] ?? null;
    if (sites === null || row === null) return erasureWords.nothing;
    return this.alone(sites.primary.id, async (signal) => {
      const isRemote = this.engine.isRemote(row);
      if (order.jobId === null && !isRemote) return this.remove(row);
      if (await this.isGone(row)) return erasureWords.nothing;
      const repository = openRepository(this.secrets, row);
      // A lock of a process that is gone would keep us out; one that is alive stays.
      await this.engine.unlock(repository);
      const snapshotIds = (await this.snapshots(row, order)).map(({ id }) => id);
      await this.engine.forgetThese(repository, { snapshotIds, signal });
      const words = erasureWords.forgotten(snapshotIds.length);
      return order.jobId === null ? erasureWords.emptied(words) : words;
    });
  }

  async destroyKey({ clientId, jobId, byHand }: KeyOrder): Promise<Date | null> {
    const sites = await findSites(this.database, clientId);
    if (sites === null) return null;
    if (sites.primary.sealedKey === null) return sites.primary.erasedAt;
    return this.alone(sites.primary.id, async () => {
      const rows = [sites.primary, ...(sites.second ? [sites.second] : [])];
      if (jobId !== null && (await servesOthers(this.database, clientId, jobId))) return null;
      // What a person removed behind an address cannot be asked any more: what they showed stands.
      const isAttested = (row: StoredRepository) =>
        jobId === null && byHand.includes(row.site) && this.engine.isRemote(row);
      for (const row of rows.filter((one) => !isAttested(one)))
        if ((await this.snapshots(row, { clientId, jobId: null })).length > 0) return null;
      // Of one job alone: the repository is empty now, and goes as well.
      for (const row of rows) if (!this.engine.isRemote(row)) await this.remove(row);
      return this.database.transaction(async (tx: Transaction) => {
        await destroyKeys(tx, sites.primary);
        tx.live({ type: 'backup-engine.changed', clientId });
        return tx.now;
      });
    });
  }

  private async remove(row: StoredRepository): Promise<string> {
    try {
      await this.engine.remove(row);
      return erasureWords.removed;
    } catch (error) {
      // One that was never made is nowhere; of one that was, its disk may be away.
      const wasNeverMade = error instanceof EngineTrouble && error.failure === 'no-repository';
      if (wasNeverMade && row.initialisedAt === null) return erasureWords.nothing;
      throw error;
    }
  }

  private async snapshots(
    row: StoredRepository | null,
    { clientId, jobId }: Pick<ErasureOrder, 'clientId' | 'jobId'>,
  ): Promise<ResticSnapshot[]> {
    if (row === null || (await this.isGone(row))) return [];
    const tags = jobId === null ? [] : tagsOf(clientId, jobId);
    return this.engine.snapshots(openRepository(this.secrets, row), tags);
  }

  private isGone(row: StoredRepository): Promise<boolean> {
    if (row.initialisedAt === null || row.erasedAt !== null) return Promise.resolve(true);
    return this.engine.isRemoved(row);
  }

  private async find(clientId: string, site: BackupSite): Promise<StoredRepository | null> {
    return (await findSites(this.database, clientId))?.[site] ?? null;
  }

  /** Error: backup.repository-busy. */
  private async alone<T>(repositoryId: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const stop = this.stopping.signal;
    for (let tried = 0; tried < triesForLease; tried += 1) {
      const token = await takeLease(this.database, repositoryId);
      if (token !== null)
        return holdRepository(this.database, { repositoryId, token, stop }, ({ signal }) => work(signal));
      await sleep(pauseMs, undefined, { signal: stop });
    }
    throw new DomainError('backup.repository-busy');
  }
}
