import { DomainError } from '@vigie/platform';
import { fieldOfTitle, type ImportField } from '@vigie/rules';
import { maxImportRows, type ImportPreview } from '@vigie/wire';
import { readTable } from './read-table';

/** Ten thousand rows need a fraction of it. */
const limits = { rows: maxImportRows, recordSize: 100_000, unpacked: 32 * 1024 * 1024 };

export type Cells = Partial<Record<ImportField, string>>;
export interface EquipmentList extends Pick<ImportPreview, 'charset' | 'delimiter' | 'columns'> {
  rows: { line: number; cells: Cells }[];
}

/** Reads a list of equipment from a CSV file or a workbook, its titles mapped to fields. */
export async function readList(file: Buffer): Promise<EquipmentList> {
  const { charset, delimiter, records } = await readTable(file, limits);
  const [head, ...others] = records;
  const columns = (head?.record ?? []).map((title) => ({ title, field: fieldOfTitle(title) }));
  if (others.length === 0) throw new DomainError('import.no-rows');
  if (others.length > maxImportRows) throw new DomainError('import.too-many-rows');
  const has = (field: ImportField) => columns.some((column) => column.field === field);
  if (!has('name') || !has('kind')) throw new DomainError('import.column-missing');
  const rows = others.map(({ record, line }) => ({ line, cells: cellsOf(columns, record) }));
  return { charset, delimiter, columns, rows };
}

/** Where two columns hold the same field, the first one that is filled counts. */
function cellsOf(columns: EquipmentList['columns'], record: readonly string[]): Cells {
  const cells: Cells = {};
  columns.forEach(({ field }, index) => {
    const text = record[index] ?? '';
    if (field && !cells[field]) cells[field] = text;
  });
  return cells;
}
