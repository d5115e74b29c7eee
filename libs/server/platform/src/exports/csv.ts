import type { Locale } from '@vigie/wire';
import { stringify } from 'csv-stringify/sync';
import { wallClock, type Batches, type Cell } from './table';

const delimiters = { fr: ';', en: ',' } as const;

/**
 * A table as CSV, the way spreadsheets of the language open it. What could be read as a formula is text: the subject of
 * a ticket was written by somebody outside.
 */
export async function* csvOf(batches: Batches, zone: string, locale: Locale): AsyncGenerator<string> {
  yield '\ufeff';
  for await (const rows of batches)
    yield stringify(
      rows.map((row) => row.map((cell) => textOf(cell, zone, locale))),
      { delimiter: delimiters[locale], escape_formulas: true, record_delimiter: 'windows' },
    );
}

function textOf(cell: Cell, zone: string, locale: Locale): string | number {
  if (!(cell instanceof Date)) return cell ?? '';
  const [date = '', time = ''] = wallClock(cell, zone).split(' ');
  const day = locale === 'fr' ? date.split('-').reverse().join('/') : date;
  return `${day} ${time.slice(0, 5)}`;
}
