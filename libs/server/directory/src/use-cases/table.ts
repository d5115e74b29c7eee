import type { ImportPreview } from '@vigie/wire';

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
