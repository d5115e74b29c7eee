import type { Secrets, Transaction } from '@vigie/platform';
import type { BackupOperationKind, EngineFailure } from '@vigie/rules';
import { EngineTrouble, type RepositoryAt } from '../../ports/engine/backup-engine';
import type { StoredOperation } from '../../store/engine/operation.store';
import {
  repositoryContext,
  type ClientSites,
  type StoredRepository,
} from '../../store/engine/repository.store';

/** An operation under way, in repositories that nobody else works in. */
export interface StepWork {
  operation: StoredOperation;
  sites: ClientSites;
  /** Aborted when the process stops, or another worker took the repository. */
  signal: AbortSignal;
  startedAt: Date;
}

/** What came of it, to be written in one transaction. */
export interface StepEnd {
  failure: EngineFailure | null;
  message: string | null;
  record: (tx: Transaction) => Promise<void>;
}

/** Does one kind of operation: speaks to the engine, outside any transaction, and says what is to be written. */
export abstract class EngineStep {
  abstract readonly kind: BackupOperationKind;
  /** Throws an EngineTrouble when the engine does not do what was asked. */
  abstract act(work: StepWork): Promise<StepEnd>;
  /** What is written when it does not, or when the operation is given up. */
  failed(_tx: Transaction, _work: StepWork, _trouble: EngineTrouble): Promise<void> {
    return Promise.resolve();
  }
}

/** It has to wait, or its process ended: it is made again as a whole. */
export const isPassing = ({ failure }: EngineTrouble): boolean =>
  failure === 'interrupted' || failure === 'locked';

/** What came of a step at one site. */
export type SiteEnd<T> = { row: StoredRepository } & (
  { value: T; trouble: null } | { value: null; trouble: EngineTrouble }
);

/** Does something at each site that there is: one that is gone keeps nobody from the other. */
export async function atEachSite<T>(
  { primary, second }: ClientSites,
  act: (row: StoredRepository) => Promise<T>,
): Promise<SiteEnd<T>[]> {
  const ends: SiteEnd<T>[] = [];
  for (const row of [primary, ...(second?.initialisedAt ? [second] : [])]) {
    try {
      ends.push({ row, value: await act(row), trouble: null });
    } catch (error) {
      if (!(error instanceof EngineTrouble) || isPassing(error)) throw error;
      ends.push({ row, value: null, trouble: error });
    }
  }
  return ends;
}

export const tagsOf = (clientId: string, jobId: string) => [`client:${clientId}`, `job:${jobId}`];

/** Where a repository is and what opens it. Throws an EngineTrouble when it was erased. */
export function openRepository(
  secrets: Secrets,
  { id, site, folder, sealedKey }: StoredRepository,
): RepositoryAt {
  if (sealedKey === null) throw new EngineTrouble('no-repository', 'its key was destroyed');
  return { site, folder, password: secrets.open(sealedKey, repositoryContext(id)) };
}

/** Opens a repository that was made before. Throws an EngineTrouble when it was not. */
export function openInitialised(secrets: Secrets, row: StoredRepository | null): RepositoryAt {
  if (!row?.initialisedAt) throw new EngineTrouble('no-repository', 'it was never made');
  return openRepository(secrets, row);
}
