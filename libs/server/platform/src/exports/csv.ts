import type { Locale } from '@vigie/wire';
import { stringify } from 'csv-stringify/sync';
import { ExactNumber, wallClock, type Batches, type Cell } from './table';

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
      {
        delimiter: delimiters[locale],
        escape_formulas: true,
        record_delimiter: 'windows',
        cast: { object: ({ below }) => ({ value: String(below), escape_formulas: false }) },
      },
    );
}

type Text = string | number | { below: string };
function textOf(cell: Cell, zone: string, locale: Locale): Text {
  if (cell instanceof ExactNumber) {
    const text = locale === 'fr' ? cell.text.replace('.', ',') : cell.text;
    // A number below zero is none of the formulas that are made text of.
    return text.startsWith('-') ? { below: text } : text;
  }
  if (!(cell instanceof Date)) return cell ?? '';
  const [date = '', time = ''] = wallClock(cell, zone).split(' ');
  const day = locale === 'fr' ? date.split('-').reverse().join('/') : date;
  return `${day} ${time.slice(0, 5)}`;
}
