import { Injectable } from '@nestjs/common';
import { readTable } from '@vigie/directory';
import { bodyWas, Database, DomainError, sha256, type Actor } from '@vigie/platform';
import { guessFields } from '@vigie/rules';
import {
  maxDeskImportColumns,
  maxDeskImportRows,
  type DeskImportDetail,
  type DeskImportUpload,
} from '@vigie/wire';
import { insertImport, lastMapping } from '../../store/imports/import-run.store';

const limits = { rows: maxDeskImportRows, recordSize: 1_000_000, unpacked: 64 * 1024 * 1024 };
const shownSamples = 3;
const sampleChars = 120;

/** Keeps a file of another desk with its rows; nothing of it is looked at yet. */
@Injectable()
export class StageImport {
  constructor(private readonly database: Database) {}

  /** Returns the identifier. Errors: file.empty, import.unreadable, no-rows, too-large, too-many-columns. */
  async execute(
    actor: Actor,
    { kind, source }: DeskImportUpload,
    file: { name: string; content: Buffer },
  ): Promise<string> {
    bodyWas(sha256(file.content));
    const { charset, delimiter, records } = await readTable(file.content, limits).catch(asTooLarge);
    const [head, ...rows] = records;
    if (!head || rows.length === 0) throw new DomainError('import.no-rows');
    if (rows.length > maxDeskImportRows) throw new DomainError('import.too-large');
    const titles = head.record.map((title) => title.slice(0, 200));
    if (titles.length > maxDeskImportColumns) throw new DomainError('import.too-many-columns');
    const fileName = file.name.slice(0, 200);
    return this.database.transaction(async (tx) => {
      const before = new Map((await lastMapping(tx, kind, source)).map(({ title, field }) => [title, field]));
      const guesses = guessFields(kind, titles);
      const columns = titles.map((title, index) => ({
        title,
        field: before.has(title) ? (before.get(title) ?? null) : (guesses[index] ?? null),
        samples: samplesOf(rows, index),
      }));
      const run = { kind, source, fileName, charset, delimiter, columns: once(columns) };
      const id = await insertImport(tx, actor, { ...run, clientId: null, formula: 'STANDARD' }, rows);
      await tx.audit(actor, 'import.staged', `import:${id}`, { kind, source, fileName, rows: rows.length });
      return id;
    });
  }
}

/** A workbook that unpacks to more than is read says so in the words of this import. */
function asTooLarge(error: unknown): never {
  throw error instanceof DomainError && error.code === 'import.too-many-rows'
    ? new DomainError('import.too-large')
    : error;
}

function samplesOf(rows: readonly { record: string[] }[], index: number): string[] {
  const filled = rows.slice(0, 50).flatMap(({ record }) => record[index]?.slice(0, sampleChars) || []);
  return [...new Set(filled)].slice(0, shownSamples);
}

/** What was remembered and what was guessed may name a field twice: the first column keeps it. */
function once(columns: DeskImportDetail['columns']): DeskImportDetail['columns'] {
  const taken = new Set<string>();
  return columns.map((column) => {
    if (column.field === null || taken.has(column.field)) return { ...column, field: null };
    taken.add(column.field);
    return column;
  });
}
