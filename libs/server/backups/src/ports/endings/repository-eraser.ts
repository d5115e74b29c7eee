import type { BackupSite } from '@vigie/rules';
import type { SnapshotLine } from '@vigie/wire';

/** What is to be erased: all backups of a client at a site, or those of one job. */
export interface ErasureOrder {
  clientId: string;
  jobId: string | null;
  site: BackupSite;
}

export interface KeyOrder extends ErasureOrder {
  /** Sites that a person erased and showed. */
  byHand: readonly BackupSite[];
}

/** Erases repositories for good. */
export abstract class RepositoryEraser {
  /** Whether the engine is there. Error: backup.engine-absent. */
  abstract check(): Promise<void>;
  /** Where they stand, in words. */
  abstract place(order: ErasureOrder): Promise<string>;
  /** What stands there now; nothing once the repository is gone. Error: backup.engine-absent. */
  abstract list(order: ErasureOrder): Promise<SnapshotLine[]>;
  /**
   * Erases what stands there; what is gone already is no error. Returns how, in words.
   * Errors: backup.engine-absent, backup.repository-busy.
   */
  abstract erase(order: ErasureOrder): Promise<string>;
  /** Destroys the key of a repository that is gone; once destroyed, nothing happens. Null: the key serves other jobs. */
  abstract destroyKey(order: KeyOrder): Promise<Date | null>;
}
