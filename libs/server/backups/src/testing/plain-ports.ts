import { Global, Module } from '@nestjs/common';
import type { BackupSite, ManifestEntry } from '@vigie/rules';
import type { DestructionFacts, SnapshotLine } from '@vigie/wire';
import { DestructionDocument } from '../ports/endings/destruction-document';
import { type ErasureOrder, RepositoryEraser } from '../ports/endings/repository-eraser';
import {
  RestoreMaker,
  type RestoreOrder,
  type RestoreProgress,
  type RestoreResult,
} from '../ports/restores/restore-maker';

/** Stands for the engine, whose adapter lives above: keeps what it was asked, answers what a test says. */
export class PlainRestoreMaker extends RestoreMaker {
  readonly orders: RestoreOrder[] = [];
  /** What the next restores come to. */
  manifest: readonly ManifestEntry[] = [];
  trouble: Error | null = null;
  readonly removed: string[] = [];
  /** Fails once it has removed a folder: as a worker that is killed right then. */
  breaksAfterRemoval = false;

  override check(): Promise<void> {
    return Promise.resolve();
  }

  override restore(
    order: RestoreOrder,
    onProgress: (progress: RestoreProgress) => void,
  ): Promise<RestoreResult> {
    this.orders.push(order);
    onProgress({ bytes: 1, total: 2 });
    return this.trouble ? Promise.reject(this.trouble) : Promise.resolve({ manifest: this.manifest });
  }

  override remove(key: string): Promise<void> {
    this.removed.push(key);
    if (!this.breaksAfterRemoval) return Promise.resolve();
    this.breaksAfterRemoval = false;
    return Promise.reject(new Error('killed'));
  }
}

/** Stands for repositories: each site holds snapshots until it is erased. */
export class PlainRepositories extends RepositoryEraser {
  readonly snapshots = new Map<string, SnapshotLine[]>();
  keys = 0;
  /** Fails once the erasure has been done: as a worker that is killed right then. */
  breaksAfter: BackupSite | null = null;

  put(clientId: string, site: BackupSite, snapshots: SnapshotLine[]): void {
    this.snapshots.set(`${clientId}-${site}`, snapshots);
  }

  override check(): Promise<void> {
    return Promise.resolve();
  }

  override place({ site }: ErasureOrder): Promise<string> {
    return Promise.resolve(site === 'primary' ? 'Angers, site principal' : 'Angers, second site');
  }

  override list({ clientId, site }: ErasureOrder): Promise<SnapshotLine[]> {
    return Promise.resolve(this.snapshots.get(`${clientId}-${site}`) ?? []);
  }

  override erase({ clientId, site }: ErasureOrder): Promise<string> {
    this.snapshots.delete(`${clientId}-${site}`);
    if (this.breaksAfter !== site) return Promise.resolve('Dépôt supprimé');
    this.breaksAfter = null;
    return Promise.reject(new Error('killed'));
  }

  override destroyKey(): Promise<Date | null> {
    this.keys += 1;
    return Promise.resolve(new Date());
  }
}

/** Stands for the printer: what it would print. */
export class PlainCertificate extends DestructionDocument {
  override pdf(facts: DestructionFacts): Promise<Buffer> {
    return Promise.resolve(Buffer.from(JSON.stringify(facts)));
  }
}

@Global()
@Module({
  providers: [
    PlainRestoreMaker,
    PlainRepositories,
    { provide: RestoreMaker, useExisting: PlainRestoreMaker },
    { provide: RepositoryEraser, useExisting: PlainRepositories },
    { provide: DestructionDocument, useClass: PlainCertificate },
  ],
  exports: [PlainRestoreMaker, PlainRepositories, RestoreMaker, RepositoryEraser, DestructionDocument],
})
export class PlainCarePorts {}
