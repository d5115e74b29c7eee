import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { DomainError, xlsxOf, type ClientScope } from '@vigie/platform';
import type { Equipment, EquipmentFilter, Locale } from '@vigie/wire';
import { equipmentColumns, estateWords, type EquipmentColumn } from '../estate.texts';
import { EquipmentQueries } from './equipment-queries';

const step = 1000;
const mostRows = 50_000;
/** No cell of this list holds an instant. */
const zone = 'Europe/Paris';

/** The filtered list as a file for spreadsheets. */
@Injectable()
export class EquipmentExport {
  constructor(private readonly queries: EquipmentQueries) {}

  /** As CSV: semicolons and UTF-8 with its mark, which French spreadsheets open as they are. */
  async csv(scope: ClientScope, filter: EquipmentFilter, locale: Locale): Promise<string> {
    const rows = await this.rows(scope, filter, locale);
    return `\ufeff${rows.map((row) => row.map(csvCell).join(';')).join('\r\n')}\r\n`;
  }

  /** As XLSX: every cell is a text, so that nothing in it is ever a formula. */
  async xlsx(scope: ClientScope, filter: EquipmentFilter, locale: Locale): Promise<Buffer> {
    const rows = await this.rows(scope, filter, locale);
    const cells = rows.map((row) => row.map((text) => (text === '' ? null : text)));
    return buffer(xlsxOf([cells], zone, estateWords[locale].file));
  }

  private async rows(scope: ClientScope, filter: EquipmentFilter, locale: Locale): Promise<string[][]> {
    const rows = [equipmentColumns.map((column) => estateWords[locale].titles[column])];
    let cursor: string | undefined;
    do {
      const page = await this.queries.page(scope, { ...filter, limit: step, cursor });
      const cells = page.items.map((item) => cellsOf(item, locale));
      rows.push(...cells.map((cell) => equipmentColumns.map((column) => cell[column] ?? '')));
      if (rows.length > mostRows + 1) throw new DomainError('export.too-many-rows');
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    return rows;
  }
}

function cellsOf(item: Equipment, locale: Locale): Record<EquipmentColumn, string | null> {
  const words = estateWords[locale];
  const { name, model, serial, vendorContract } = item;
  return {
    name,
    model,
    serial,
    vendorContract,
    client: item.client.name,
    site: item.site?.name ?? null,
    owner: item.owner?.name ?? null,
    kind: words.kinds[item.kind],
    state: words.states[item.state],
    covered: item.covered ? words.yes : words.no,
    warrantyEnd: item.warrantyEnd?.split('-').toReversed().join('/') ?? null,
  };
}

/** A cell that a spreadsheet would run as a formula is marked as a text; the import takes the mark away again. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
