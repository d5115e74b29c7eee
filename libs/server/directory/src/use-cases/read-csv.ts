import { DomainError } from '@vigie/platform';
import { maxImportRows } from '@vigie/wire';
import { CsvError, parse } from 'csv-parse/sync';
import type { Table } from './read-table';

const delimiters = [';', ',', '\t'] as const;
type Delimiter = (typeof delimiters)[number];
const maxRecord = 100_000;

/** Reads a CSV file as spreadsheets save it: its charset and delimiter are found. */
export function readCsv(file: Buffer): Table {
  const { text, charset } = decode(file);
  const delimiter = delimiterOf(text);
  return { charset, delimiter, records: parseRecords(text, delimiter) };
}

/** UTF-8 with or without its mark; what is no UTF-8 is Windows-1252, as Excel saves CSV in France. */
function decode(file: Buffer): { text: string; charset: NonNullable<Table['charset']> } {
  if (file.includes(0)) throw new DomainError('import.unreadable');
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(file), charset: 'utf-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(file), charset: 'windows-1252' };
  }
}

/** The one that stands most often in the line of titles, outside quotes. */
function delimiterOf(text: string): Delimiter {
  const titles = (/^[^\r\n]*/.exec(text.trimStart())?.[0] ?? '').replaceAll(/"[^"]*"/g, '');
  const count = (sign: string) => titles.split(sign).length;
  return delimiters.reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

function parseRecords(text: string, delimiter: Delimiter): { record: string[]; line: number }[] {
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
