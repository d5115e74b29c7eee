import { csvOf } from './csv';
import { ExactNumber } from './table';
import { xlsxOf } from './xlsx';
import { unzipSync, strFromU8 } from 'fflate';

const rows = [[[new ExactNumber('12410.26'), new ExactNumber('-0.30'), '-1+1']]];

async function gathered<T>(parts: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const part of parts) all.push(part);
  return all;
}

describe('an exact number in a file', () => {
  it('is what a spreadsheet of the language reads as a number, below zero too', async () => {
    expect((await gathered(csvOf(rows, 'Europe/Paris', 'fr'))).join('')).toBe(
      "\ufeff12410,26;-0,30;'-1+1\r\n",
    );
    expect((await gathered(csvOf(rows, 'Europe/Paris', 'en'))).join('')).toBe(
      "\ufeff12410.26,-0.30,'-1+1\r\n",
    );
  });

  it('stands digit for digit in a workbook', async () => {
    const file = Buffer.concat(await gathered(xlsxOf(rows, 'Europe/Paris')));
    const sheet = strFromU8(unzipSync(file)['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<c><v>12410.26</v></c><c><v>-0.30</v></c>');
  });
});
