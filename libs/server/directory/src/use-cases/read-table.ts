import type { ImportPreview } from '@vigie/wire';

/** Rows of texts as a spreadsheet shows them, the titles first. */
export interface Table extends Pick<ImportPreview, 'charset' | 'delimiter'> {
  records: { line: number; record: string[] }[];
}
