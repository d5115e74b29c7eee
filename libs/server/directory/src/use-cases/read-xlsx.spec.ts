import writeXlsxFile from 'write-excel-file/node';
import { readXlsx } from './read-xlsx';

describe('the dates of a workbook', () => {
  it.each([
    ['2026-03-01T10:22:00.000Z', '2026-03-01 10:22'],
    ['2026-12-31T23:59:00.000Z', '2026-12-31 23:59'],
    ['2026-03-01T00:00:00.000Z', '2026-03-01'],
  ])('%s is read as %s, though it is kept as a fraction', async (at, text) => {
    const cell = { value: new Date(at), type: Date, format: 'dd/mm/yyyy hh:mm' };
    const file = await writeXlsxFile([[cell]] as never).toBuffer();
    const { records } = await readXlsx(file, { rows: 10, recordSize: 1000, unpacked: 1_000_000 });
    expect(records).toEqual([{ line: 1, record: [text] }]);
  });
});
