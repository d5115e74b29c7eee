import type { ImportPreview } from '@vigie/wire';
import { readCsv } from './read-csv';
import { isZip, readXlsx } from './read-xlsx';

/** Rows of texts as a spreadsheet shows them, the titles first. */
export interface Table extends Pick<ImportPreview, 'charset' | 'delimiter'> {
  records: { line: number; record: string[] }[];
}

/** What is read at most. */
export interface TableLimits {
  /** Below the titles; one more is read, so that the reader knows. */
  rows: number;
  /** Characters of one row of a CSV file. */
  recordSize: number;
  /** What a workbook may be once unpacked. */
  unpacked: number;
}

/** Reads a CSV file or the first sheet of a workbook. */
export const readTable = (file: Buffer, limits: TableLimits): Promise<Table> =>
  isZip(file) ? readXlsx(file, limits) : readCsv(file, limits);
