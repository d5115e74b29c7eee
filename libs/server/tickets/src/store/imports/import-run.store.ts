import { found, type Actor, type Transaction } from '@vigie/platform';
import type { DeskFault, DeskImportKind } from '@vigie/rules';
import type { DeskImportDetail, ImportAction } from '@vigie/wire';
import { MoreThan } from 'typeorm';
import { ImportLineRow } from './import-line.row';
import { ImportRunRow } from './import-run.row';

/** A run as stored; stays inside the feature. */
export type StoredImport = ImportRunRow;
export type StoredImportRow = ImportLineRow;

export const noCounts = (): DeskImportDetail['counts'] => ({ create: 0, update: 0, unchanged: 0, error: 0 });

/** Statements stay far below what servers accept at once. */
const batchChars = 500_000;
const batchRows = 1000;

type NewImport = Pick<
  ImportRunRow,
  'kind' | 'source' | 'fileName' | 'charset' | 'delimiter' | 'columns' | 'clientId' | 'formula'
>;

/** Keeps a file with all its rows, not looked at yet; returns the identifier. */
export async function insertImport(
  tx: Transaction,
  actor: Actor,
  run: NewImport,
  rows: readonly { line: number; record: string[] }[],
): Promise<string> {
  const id = await tx.insert(ImportRunRow, {
    ...run,
    state: 'draft',
    total: rows.length,
    done: 0,
    counts: noCounts(),
    step: 0,
    lastLine: 0,
    actorId: actor.id,
    actorName: actor.name,
    actorLabel: actor.label,
    createdAt: tx.now,
    startedAt: null,
    finishedAt: null,
    version: 1,
  });
  for (const batch of batchesOf(rows))
    await tx.manager.insert(
      ImportLineRow,
      batch.map(({ line, record }) => ({ runId: id, line, cells: record, reference: '', label: '' })),
    );
  return id;
}

function* batchesOf<T extends { record: string[] }>(rows: readonly T[]): Generator<T[]> {
  let batch: T[] = [];
  let chars = 0;
  for (const row of rows) {
    const size = row.record.join('').length;
    if (batch.length > 0 && (chars + size > batchChars || batch.length === batchRows)) {
      yield batch;
      batch = [];
      chars = 0;
    }
    batch.push(row);
    chars += size;
  }
  if (batch.length > 0) yield batch;
}

/** Reads a run and holds it until the transaction ends; 404 when there is none. */
export const lockImport = async (tx: Transaction, id: string): Promise<ImportRunRow> =>
  found(await tx.manager.findOne(ImportRunRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));

/** Keeps how far a run is; its version is for people. */
export const saveImport = async (tx: Transaction, { id, ...run }: ImportRunRow): Promise<void> => {
  await tx.manager.update(ImportRunRow, id, run);
};

export const deleteImport = async (tx: Transaction, id: string): Promise<void> => {
  await tx.manager.delete(ImportRunRow, id);
};

/** The columns of the last run of this kind and source that somebody matched; empty when there is none. */
export async function lastMapping(
  tx: Transaction,
  kind: DeskImportKind,
  source: string,
): Promise<DeskImportDetail['columns']> {
  const run = await tx.manager.findOne(ImportRunRow, {
    where: { kind, source, version: MoreThan(1) },
    order: { id: 'DESC' },
  });
  return run?.columns ?? [];
}

/** The next rows of a run after the line it has come to. */
export const nextRows = (tx: Transaction, run: ImportRunRow, take: number): Promise<ImportLineRow[]> =>
  tx.manager.find(ImportLineRow, {
    where: { runId: run.id, line: MoreThan(run.lastLine) },
    order: { line: 'ASC' },
    take,
  });

/** Whether an earlier row of the file has the same key. */
export async function isRepeated(tx: Transaction, run: ImportRunRow, key: string, line: number) {
  const rows = await tx.query(
    'SELECT line FROM import_row WHERE run_id = ? AND row_key = ? AND line < ? LIMIT 1',
    [run.id, key, line],
  );
  return rows.length > 0;
}

/** Keeps what becomes of a row. */
export async function saveRow(
  tx: Transaction,
  row: ImportLineRow,
  outcome: {
    action: ImportAction;
    faults: DeskFault[];
    rowKey: string | null;
    reference: string;
    label: string;
    targetId: string | null;
  },
): Promise<void> {
  await tx.manager.update(
    ImportLineRow,
    { runId: row.runId, line: row.line },
    { ...outcome, reference: outcome.reference.slice(0, 100), label: outcome.label.slice(0, 200) },
  );
}
