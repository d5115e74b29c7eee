import { readCsv } from './read-csv';
import { isZip, readXlsx } from './read-xlsx';
import type { Table, TableLimits } from './table';

/** Reads a CSV file or the first sheet of a workbook. */
export const readTable = (file: Buffer, limits: TableLimits): Promise<Table> =>
  isZip(file) ? readXlsx(file, limits) : readCsv(file, limits);
