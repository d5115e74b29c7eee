import { Injectable } from '@nestjs/common';
import { readTable } from '@vigie/directory';
import { Clock, Database, DomainError, bodyWas, found, sha256, type Actor } from '@vigie/platform';
import {
  indexFieldOf,
  localDateOf,
  readIndexRow,
  type IndexField,
  type IndexRow,
  type IndexRowProblem,
} from '@vigie/rules';
import { maxIndexImportRows, type IndexImportPreview, type IndexRowChange } from '@vigie/wire';
import { keepAnswer } from '../../store/index-series/index-answer.store';
import { findSeries, lockSeries, type StoredSeries } from '../../store/index-series/index-series.store';
import { currentValues, type StoredValue } from '../../store/index-series/index-value.store';
import { changeOf, recordValues, type ValueChange } from './record-values';

const zone = 'Europe/Paris';
const limits = { rows: maxIndexImportRows, recordSize: 10_000, unpacked: 8 * 1024 * 1024 };

export interface ValueFile {
  name: string;
  content: Buffer;
}

interface PlannedRow {
  line: number;
  cells: Partial<Record<IndexField, string>>;
  row: IndexRow | null;
  problems: IndexRowProblem[];
  before: StoredValue | undefined;
  change: IndexRowChange;
}

interface Plan {
  columns: IndexImportPreview['columns'];
  rows: PlannedRow[];
}

/** Brings a list of values into a series: shown first, then written whole or not at all; the file is kept. */
@Injectable()
export class ImportValues {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What the list would do. Errors: not-found, import.unreadable, import.no-rows, import.column-missing. */
  async preview(seriesId: string, { content }: ValueFile): Promise<IndexImportPreview> {
    const series = found(await findSeries(this.database, seriesId));
    const known = await currentValues(this.database, series.id, series.base);
    return present(await planOf(content, series, known, this.clock.now()));
  }

  /** Errors: those of the preview, and import.has-errors when a single row has one. */
  async execute(actor: Actor, seriesId: string, file: ValueFile): Promise<Record<ValueChange, number>> {
    bodyWas(sha256(file.content));
    return this.database.transaction(async (tx) => {
      const series = found(await lockSeries(tx, seriesId));
      const known = await currentValues(tx, series.id, series.base);
      const { rows } = await planOf(file.content, series, known, tx.now);
      const error = rows.filter(({ change }) => change === 'error').length;
      if (error > 0) throw new DomainError('import.has-errors', { error });
      const answer = { kind: 'csv' as const, place: file.name, mediaType: 'text/csv', content: file.content };
      const answerId = await keepAnswer(tx, { ...answer, seriesId });
      const given = rows.flatMap(({ row }) => (row ? [{ ...row, sourceNote: row.source }] : []));
      const counts = await recordValues(
        tx,
        actor,
        series,
        given.map((value) => ({ ...value, source: 'csv', lastUpdate: null, answerId })),
      );
      await tx.audit(actor, 'index.imported', `index:${seriesId}`, { file: file.name, answerId, ...counts });
      tx.live({ type: 'index.changed', seriesId });
      return counts;
    });
  }
}

async function planOf(
  content: Buffer,
  series: StoredSeries,
  known: ReadonlyMap<string, StoredValue>,
  now: Date,
): Promise<Plan> {
  const { records } = await readTable(content, limits);
  const [head, ...others] = records;
  if (!head || others.length === 0) throw new DomainError('import.no-rows');
  if (others.length > maxIndexImportRows) throw new DomainError('import.too-many-rows');
  const columns = head.record.map((title) => ({ title: title.slice(0, 200), field: indexFieldOf(title) }));
  const has = (field: IndexField) => columns.some((column) => column.field === field);
  if (!has('period') || !has('value') || !has('source')) throw new DomainError('import.column-missing');
  const { frequency, delayDays } = series;
  const rules = { frequency, delayDays, today: localDateOf(now.toISOString(), zone) };
  const seen = new Set<string>();
  const rows = others.map(({ line, record }): PlannedRow => {
    const cells = cellsOf(columns, record);
    const { row, problems } = readIndexRow(cells, rules);
    const before = row ? known.get(row.period) : undefined;
    const problem = row ? problemOf(row, before, seen) : null;
    const all = problem ? [...problems, problem] : problems;
    if (row) seen.add(row.period);
    const change = row && all.length === 0 ? changeOf(before, { ...row, source: 'csv' }) : 'error';
    return { line, cells, row, problems: all, before, change };
  });
  return { columns, rows };
}

/** What is wrong with a row beside others and with what is known. */
function problemOf(
  row: IndexRow,
  before: StoredValue | undefined,
  seen: ReadonlySet<string>,
): IndexRowProblem | null {
  if (seen.has(row.period)) return { field: 'period', code: 'twice-in-file' };
  const changes = changeOf(before, { ...row, source: 'csv' }) !== 'same';
  return before?.source === 'insee' && changes ? { field: 'value', code: 'read-from-publisher' } : null;
}

/** Where two columns hold the same field, the first one that is filled counts. */
function cellsOf(columns: Plan['columns'], record: readonly string[]): PlannedRow['cells'] {
  const cells: PlannedRow['cells'] = {};
  columns.forEach(({ field }, index) => {
    if (field && !cells[field]) cells[field] = record[index] ?? '';
  });
  return cells;
}

function present({ columns, rows }: Plan): IndexImportPreview {
  const counts = { added: 0, corrected: 0, confirmed: 0, same: 0, error: 0 };
  for (const { change } of rows) counts[change] += 1;
  const titleOf = (field: IndexField) => columns.find((column) => column.field === field)?.title ?? '';
  const faulty = rows.filter(({ change }) => change === 'error');
  const others = rows.filter(({ change }) => change !== 'error');
  return {
    columns,
    counts,
    rows: [...faulty, ...others].map(({ line, change, cells, row, before, problems }) => ({
      line,
      change,
      period: row?.period ?? cells.period ?? '',
      value: row?.value ?? cells.value ?? '',
      before: before?.value ?? null,
      faults: problems.map(({ field, code }) => ({ field, code, column: titleOf(field) })),
    })),
  };
}
