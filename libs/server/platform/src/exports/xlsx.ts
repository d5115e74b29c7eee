import { strToU8, Zip, ZipDeflate } from 'fflate';
import { ExactNumber, wallClock, type Batches, type Cell } from './table';

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetPath = 'xl/worksheets/sheet1.xml';

/** The parts around the sheet, whose name is put where NAME stands. Styles: 0 plain, 1 a date with its time, 2 the bold first row. */
const parts: Record<string, string> = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/${sheetPath}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="NAME" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf numFmtId="164" applyNumberFormat="1" xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`,
};
const sheetHead = `${xml}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="30" width="22" customWidth="1"/></cols><sheetData>`;
const sheetFoot = '</sheetData></worksheet>';

/** A table as a workbook of one sheet, whose first row is its head. Texts are texts: none is read as a formula. */
export async function* xlsxOf(batches: Batches, zone: string, name = 'Tickets'): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const add = (path: string) => {
    const part = new ZipDeflate(path);
    zip.add(part);
    return part;
  };
  for (const [path, text] of Object.entries(parts))
    add(path).push(strToU8(xml + text.replace('NAME', escaped(name))), true);
  const sheet = add(sheetPath);
  sheet.push(strToU8(sheetHead));
  let isHead = true;
  for await (const rows of batches) {
    const lines = rows.map((row, index) => rowOf(row, zone, isHead && index === 0));
    sheet.push(strToU8(lines.join('')));
    isHead = false;
    yield* ready.splice(0);
  }
  sheet.push(strToU8(sheetFoot), true);
  zip.end();
  yield* ready.splice(0);
}

const rowOf = (row: readonly Cell[], zone: string, isHead: boolean) =>
  `<row>${row.map((cell) => cellOf(cell, zone, isHead)).join('')}</row>`;

function cellOf(cell: Cell, zone: string, isHead: boolean): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  if (cell instanceof ExactNumber) return `<c><v>${cell.text}</v></c>`;
  if (cell instanceof Date) return `<c s="1"><v>${serialOf(cell, zone)}</v></c>`;
  const style = isHead ? ' s="2"' : '';
  return `<c t="inlineStr"${style}><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}

/** Days since 1900, as spreadsheets count them, of what clocks in the zone showed. */
function serialOf(instant: Date, zone: string): number {
  return Date.parse(`${wallClock(instant, zone).replace(' ', 'T')}Z`) / 86_400_000 + 25_569;
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}--[\n\r\t]]/gv, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
