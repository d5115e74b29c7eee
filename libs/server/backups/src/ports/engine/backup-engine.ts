import type {
  BackupReading,
  BackupSite,
  CheckReading,
  EngineFailure,
  EngineLevel,
  ForgetReading,
  RestoreComparison,
  ResticFile,
  ResticProgress,
  ResticSnapshot,
} from '@vigie/rules';

/** A repository and what opens it. */
export interface RepositoryAt {
  site: BackupSite;
  /** Below the root of its site. */
  folder: string;
  password: string;
}

export interface EngineVersion {
  /** Null when there is none. */
  version: string | null;
  level: EngineLevel;
  hasSecondSite: boolean;
}

export interface BackupOrder {
  paths: readonly string[];
  /** Marks the snapshots of a client and a job. */
  tags: readonly string[];
  host: string;
  signal: AbortSignal;
  onProgress: (progress: ResticProgress) => void;
}

export interface SnapshotOrder {
  snapshotId: string;
  /** The paths wanted, as they stand in the snapshot. */
  paths: readonly string[];
  /** An empty folder. */
  target: string;
  signal?: AbortSignal;
  /** Called where the program tells how far it is. */
  onProgress?: (progress: ResticProgress) => void;
}

/** A snapshot of a repository. */
export interface SnapshotAt {
  repository: RepositoryAt;
  snapshotId: string;
}

/** What came of a file that was restored to see whether it can be. */
export interface RestoreProof {
  path: string;
  bytes: number;
  sha256: string;
  comparedWith: RestoreComparison;
  same: boolean;
}

/** The engine does not do what was asked of it. */
export class EngineTrouble extends Error {
  constructor(
    readonly failure: EngineFailure,
    message: string,
  ) {
    super(message);
  }
}

/** Whether our own process ended it: it is no failure of what was asked, and is to be done again. */
export const isInterrupted = (error: unknown): boolean =>
  error instanceof EngineTrouble && error.failure === 'interrupted';

/**
 * What makes backups in repositories of ours. All but `version` and `backup` throw an EngineTrouble when it cannot be
 * done; a signal that aborts ends the process with the failure `interrupted`.
 */
export abstract class BackupEngine {
  /** What is there, looked at anew. */
  abstract version(): Promise<EngineVersion>;

  /** Makes an empty repository; one that copies from another cuts files as that one does. */
  abstract init(repository: RepositoryAt, like?: RepositoryAt): Promise<void>;

  /** Never throws for what restic says: what went wrong is part of the answer. */
  abstract backup(repository: RepositoryAt, order: BackupOrder): Promise<BackupReading>;

  /** Copies every snapshot that the other does not have yet. */
  abstract copy(from: RepositoryAt, to: RepositoryAt, signal: AbortSignal): Promise<void>;

  /** Forgets what is older than so many days before the last snapshot with these tags, and frees the room. */
  abstract forget(
    repository: RepositoryAt,
    order: { tags: readonly string[]; days: number; signal: AbortSignal },
  ): Promise<ForgetReading>;

  /** Forgets these snapshots, which must be there, and no other. Frees the room, also of an earlier try. */
  abstract forgetThese(
    repository: RepositoryAt,
    order: { snapshotIds: readonly string[]; signal: AbortSignal },
  ): Promise<void>;

  /** Checks the structure, and reads the data of one part. */
  abstract check(
    repository: RepositoryAt,
    order: { part: number; parts: number; signal: AbortSignal },
  ): Promise<CheckReading>;

  /** Oldest first; with tags, those that have all of them. */
  abstract snapshots(repository: RepositoryAt, tags?: readonly string[]): Promise<ResticSnapshot[]>;

  /** Every file of a snapshot, one by one: there may be millions. */
  abstract eachFile(
    repository: RepositoryAt,
    snapshotId: string,
    visit: (file: ResticFile) => void,
  ): Promise<void>;

  /** Writes what is wanted below the target. */
  abstract restore(repository: RepositoryAt, order: SnapshotOrder): Promise<void>;

  /**
   * Restores a file taken by chance, compares it with its source where this has not changed since, else with the copy of the
   * second site if there is one, and erases what it wrote. Null when the snapshot has no file to take.
   */
  abstract testRestore(
    from: SnapshotAt,
    order: { copy: () => Promise<SnapshotAt | null>; signal: AbortSignal },
  ): Promise<RestoreProof | null>;

  /** Bytes on its disk. */
  abstract stats(repository: RepositoryAt): Promise<{ bytes: number; snapshots: number | null }>;

  /** Removes locks of processes that are gone; never one that is alive. */
  abstract unlock(repository: RepositoryAt): Promise<void>;

  /** Whether it stands behind an address, where there is no folder to remove: it can only be emptied. */
  abstract isRemote(repository: Pick<RepositoryAt, 'site' | 'folder'>): boolean;

  /**
   * Destroys a repository and all that it holds, and leaves a trace of it beside. One that is neither there nor was
   * removed before is no-repository: its disk may be away.
   */
  abstract remove(repository: Pick<RepositoryAt, 'site' | 'folder'>): Promise<void>;

  /** Whether nothing is left of it and it was removed by `remove`. */
  abstract isRemoved(repository: Pick<RepositoryAt, 'site' | 'folder'>): Promise<boolean>;
}
