import type { ManifestEntry } from '@vigie/rules';
import type { RestoreFailureCode } from '@vigie/wire';

/** What is to be restored, and where to. */
export interface RestoreOrder {
  clientId: string;
  jobId: string;
  snapshotId: string;
  /** As the snapshot names them; all of it when there is none. */
  paths: readonly string[];
  /** In the words of who asked; null: a folder of the engine's own. */
  target: string | null;
  /** The same for every try of one launch: a try after a killed one goes on in the same place. */
  key: string;
}
export interface RestoreProgress {
  bytes: number;
  total: number | null;
}
/** What was restored, file by file: read again from where it was written. */
export interface RestoreResult {
  manifest: readonly ManifestEntry[];
}

/** Why a restore came to nothing, where it can be said. */
export class RestoreTrouble extends Error {
  constructor(
    readonly code: RestoreFailureCode,
    message: string,
  ) {
    super(message);
  }
}

/** Restores from a repository. */
export abstract class RestoreMaker {
  /** Whether the engine is there. Error: backup.engine-absent. */
  abstract check(): Promise<void>;
  /**
   * Restores paths of a snapshot; the same order twice restores the same again, one that fails leaves nothing. Errors: RestoreTrouble,
   * backup.engine-absent; an EngineTrouble `interrupted` when our own process ends.
   */
  abstract restore(
    order: RestoreOrder,
    onProgress: (progress: RestoreProgress) => void,
  ): Promise<RestoreResult>;
  /** Removes what was restored under a key; what is not there is no error. */
  abstract remove(key: string): Promise<void>;
}
