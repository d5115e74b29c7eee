import { setImmediate as breathe } from 'node:timers/promises';
import { DomainError } from '@vigie/platform';
import { Unzip, UnzipInflate } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import type { Table, TableLimits } from './table';

const step = 16 * 1024;

/** Whether a file is a zip archive, as workbooks are. */
export const isZip = (file: Buffer) => file.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'));

/** Reads the first sheet of a workbook. What unpacks to far more than its size is refused before it is read. */
export async function readXlsx(file: Buffer, limits: TableLimits): Promise<Table> {
  await checkUnpacked(file, limits.unpacked);
  const rows = await readSheet(file).catch(() => {
    throw new DomainError('import.unreadable');
  });
  const records = rows
    .map((row, index) => ({ line: index + 1, record: row.map(textOf) }))
    .filter(({ record }) => record.some((text) => text !== ''));
  return { charset: null, delimiter: null, records: records.slice(0, limits.rows + 2) };
}

/** Counts what really comes out: the sizes that an archive announces are anybody's claim. */
async function checkUnpacked(file: Buffer, most: number): Promise<void> {
  let unpacked = 0;
  const unzip = new Unzip((part) => {
    part.ondata = (error, chunk) => {
      if (error) throw error;
      unpacked += chunk.length;
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let start = 0; start < file.length; start += step) {
    try {
      unzip.push(file.subarray(start, start + step), start + step >= file.length);
    } catch {
      throw new DomainError('import.unreadable');
    }
    if (unpacked > most) throw new DomainError('import.too-many-rows');
    await breathe();
  }
}

/** A cell as it would stand in a CSV file. */
function textOf(cell: unknown): string {
  if (cell instanceof Date) return momentOf(cell);
  if (typeof cell === 'boolean') return cell ? 'oui' : 'non';
  return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
}

/** A date, with the time of day where there is one; workbooks keep it as a fraction that is a little off. */
function momentOf(cell: Date): string {
  const [day = '', time = ''] = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString().split('T');
  return time.startsWith('00:00') ? day : `${day} ${time.slice(0, 5)}`;
}
