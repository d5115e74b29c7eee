import { sha256, type Actor, type Transaction } from '@vigie/platform';
import type { DeskFault, DeskImportValues } from '@vigie/rules';
import type { ImportAction } from '@vigie/wire';
import type { StoredImport } from '../../store/imports/import-run.store';

/** What a row of an import is compared with and written by. */
export interface ImportContext {
  tx: Transaction;
  run: StoredImport;
  /** Who agreed to it. */
  actor: Actor;
}

/** What a row would do, and how it is done. */
export interface PlannedRow {
  action: ImportAction;
  faults: DeskFault[];
  /** What is there already. */
  targetId: string | null;
  /** Writes the row; null where there is nothing to write. Returns what it is now. */
  write: (() => Promise<string>) | null;
}

export const refused = (...faults: DeskFault[]): PlannedRow => ({
  action: 'error',
  faults,
  targetId: null,
  write: null,
});

export const unchanged = (targetId: string): PlannedRow => ({
  action: 'unchanged',
  faults: [],
  targetId,
  write: null,
});

/** A row that adds something where there is no target yet, and changes it otherwise. */
export const written = (targetId: string | null, write: () => Promise<string>): PlannedRow => ({
  action: targetId === null ? 'create' : 'update',
  faults: [],
  targetId,
  write,
});

/** What a row says, whatever the order of its columns. */
export const digestOf = (values: DeskImportValues): string =>
  sha256(JSON.stringify(Object.entries(values).sort(([one], [other]) => (one < other ? -1 : 1))));
