import { DomainError } from '@vigie/platform';
import { fieldOfTitle, type ImportField } from '@vigie/rules';
import { maxImportRows, type ImportPreview } from '@vigie/wire';
import { CsvError, parse } from 'csv-parse/sync';

export type Cells = Partial<Record<ImportField, string>>;
export interface CsvList extends Pick<ImportPreview, 'charset' | 'delimiter' | 'columns'> {
  rows: { line: number; cells: Cells }[];
}

const delimiters = [';', ',', '\t'] as const;
const maxRecord = 100_000;

/** Reads a list as spreadsheets save it: its charset and delimiter are found, its titles mapped to fields. */
export function readCsv(file: Buffer): CsvList {
  const { text, charset } = decode(file);
  const delimiter = delimiterOf(text);
  const [head, ...records] = parseRecords(text, delimiter);
  const columns = (head?.record ?? []).map((title) => ({ title, field: fieldOfTitle(title) }));
  if (records.length === 0) throw new DomainError('import.no-rows');
  if (records.length > maxImportRows) throw new DomainError('import.too-many-rows');
  const has = (field: ImportField) => columns.some((column) => column.field === field);
  if (!has('name') || !has('kind')) throw new DomainError('import.column-missing');
  const rows = records.map(({ record, line }) => ({ line, cells: cellsOf(columns, record) }));
  return { charset, delimiter, columns, rows };
}

/** UTF-8 with or without its mark; what is no UTF-8 is Windows-1252, as Excel saves CSV in France. */
function decode(file: Buffer): { text: string; charset: CsvList['charset'] } {
  if (file.includes(0)) throw new DomainError('import.unreadable');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), charset: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(file), charset: 'windows-1252' };
  }
}

/** The one that stands most often in the line of titles, outside quotes. */
function delimiterOf(text: string): CsvList['delimiter'] {
  const titles = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => titles.split(sign).length;
  return delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function parseRecords(text: string, delimiter: string): { record: string[]; line: number }[] {
  try {
    const records: unknown = parse(text, {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: maxRecord,
      trim: true,
      to: maxImportRows + 2,
    });
    return (records as { record: string[]; info: { lines: number } }[]).map(({ record, info }) => ({
      record,
      line: info.lines,
    }));
  } catch (error) {
    if (error instanceof CsvError) throw new DomainError('import.unreadable');
    throw error;
  }
}

/** Where two columns hold the same field, the first one that is filled counts. */
function cellsOf(columns: CsvList['columns'], record: readonly string[]): Cells {
  const cells: Cells = {};
  columns.forEach(({ field }, index) => {
    const text = record[index] ?? '';
    if (field && !cells[field]) cells[field] = text;
  });
  return cells;
}
