import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import { DomainError } from '@vigie/platform';
import { CsvError, parse } from 'csv-parse';
import type { Table, TableLimits } from './table';

const delimiters = [';', ',', '\t'] as const;
type Delimiter = (typeof delimiters)[number];
const piece = 64 * 1024;
const breath = 500;

/** Reads a CSV file as spreadsheets save it: its charset and delimiter are found. */
export async function readCsv(file: Buffer, limits: TableLimits): Promise<Table> {
  const { text, charset } = decode(file);
  const delimiter = delimiterOf(text);
  return { charset, delimiter, records: await parseRecords(text, delimiter, limits) };
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

/** A long file leaves room for others while it is read. */
async function parseRecords(
  text: string,
  delimiter: Delimiter,
  { rows, recordSize }: TableLimits,
): Promise<Table['records']> {
  const parser = Readable.from(pieces(text)).pipe(
    parse({
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: recordSize,
      trim: true,
      to: rows + 2,
    }),
  );
  const records: Table['records'] = [];
  try {
    for await (const one of parser) {
      const { record, info } = one as { record: string[]; info: { lines: number } };
      records.push({ record, line: info.lines });
      if (records.length % breath === 0) await breathe();
    }
  } catch (error) {
    if (error instanceof CsvError) throw new DomainError('import.unreadable');
    throw error;
  }
  return records;
}

function* pieces(text: string): Generator<string> {
  for (let start = 0; start < text.length; start += piece) yield text.slice(start, start + piece);
}
