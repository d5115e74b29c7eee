import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { csvOf, Database, found, fromJson, Pages } from '@vigie/platform';
import type { DeskFault } from '@vigie/rules';
import {
  deskImportWords,
  type DeskImport,
  type DeskImportDetail,
  type DeskImportRow,
  type DeskImportRowQuery,
  type ImportAction,
  type Locale,
  type Page,
  type Reference,
} from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { ImportRunRow } from '../../store/imports/import-run.row';

interface RowColumns {
  line: number;
  action: ImportAction | null;
  label: string;
  reference: string;
  targetId: string | null;
  faults: DeskFault[] | string | null;
}

const pages = new Pages('imports');
const rowPages = new Pages('import-rows');
const reportBatch = 1000;

/** Imports, their rows and their reports. */
@Injectable()
export class Imports {
  constructor(private readonly database: Database) {}

  /** A page of imports, newest first. */
  async page({ limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<Page<DeskImport>> {
    const after = pages.after(cursor);
    const builder = this.database.manager.createQueryBuilder(ImportRunRow, 'r').orderBy('r.id', 'DESC');
    if (after) builder.where('r.id < :id', { id: after[0] });
    const rows = await builder.take(limit + 1).getMany();
    return pages.cut(rows, limit, (row) => [row.id], brief);
  }

  async one(id: string): Promise<DeskImportDetail> {
    const run = found(await this.database.manager.findOneBy(ImportRunRow, { id }));
    const { charset, delimiter, columns, clientId, formula } = run;
    const client = await this.database.one<Reference>('SELECT id, name FROM client WHERE id = ?', [clientId]);
    return { ...brief(run), charset, delimiter, columns, client, formula };
  }

  /** A page of rows in the order of the file, those of one outcome where it is asked for. */
  async rows(id: string, query: DeskImportRowQuery, locale: Locale): Promise<Page<DeskImportRow>> {
    const { columns } = await this.one(id);
    const after = rowPages.after(query.cursor);
    const rows = await this.read(id, {
      after: Number(after?.[0] ?? 0),
      limit: query.limit + 1,
      action: query.action,
    });
    return rowPages.cut(
      rows,
      query.limit,
      (row) => [row.line],
      (row) => present(row, columns, locale),
    );
  }

  /** What became of each row, as a file whose cells no spreadsheet runs. */
  async report(id: string, locale: Locale): Promise<{ name: string; content: Readable }> {
    const run = await this.one(id);
    const batches = this.reportRows(run, locale);
    return { name: `import-${run.id}.csv`, content: Readable.from(csvOf(batches, 'Europe/Paris', locale)) };
  }

  private async *reportRows(run: DeskImportDetail, locale: Locale) {
    const { report, actions } = deskImportWords[locale];
    yield [[report.line, report.reference, report.label, report.result, report.number, report.faults]];
    let after = 0;
    for (;;) {
      const rows = await this.read(run.id, { after, limit: reportBatch });
      yield rows.map((row) => {
        const { line, reference, label, action, targetId, faults } = present(row, run.columns, locale);
        const target = targetId && run.kind === 'tickets' ? ticketNumber(targetId) : (targetId ?? '');
        const reasons = faults.map(({ column, message }) => `${column} — ${message}`).join(' ');
        return [line, reference, label, action ? actions[action] : '', target, reasons];
      });
      if (rows.length < reportBatch) return;
      after = rows.at(-1)?.line ?? after;
    }
  }

  private read(
    id: string,
    { after, limit, action }: { after: number; limit: number; action?: ImportAction | undefined },
  ): Promise<RowColumns[]> {
    return this.database.query(
      `SELECT line, action, label, reference, target_id AS targetId, faults FROM import_row
        WHERE run_id = ? ${action ? 'AND action = ?' : ''} AND line > ? ORDER BY line LIMIT ?`,
      [id, ...(action ? [action] : []), after, limit],
    );
  }
}

function brief(run: ImportRunRow): DeskImport {
  const { id, kind, source, fileName, state, total, done, counts, actorName: actor, version } = run;
  return {
    ...{ id, kind, source, fileName, state, total, done, counts, actor, version },
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

function present(row: RowColumns, columns: DeskImportDetail['columns'], locale: Locale): DeskImportRow {
  const words = deskImportWords[locale];
  const { line, action, label, reference, targetId } = row;
  const faults = (row.faults === null ? [] : fromJson<DeskFault[]>(row.faults)).map(({ field, code }) => ({
    field,
    column: columns.find((column) => column.field === field)?.title ?? words.fields[field],
    code,
    message: words.faults[code],
  }));
  return { id: String(line), line, action, label, reference, targetId, faults };
}
