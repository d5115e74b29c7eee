import { Injectable } from '@nestjs/common';
import { csvOf, xlsxOf, type Cell, type ClientScope } from '@vigie/platform';
import type { LicenceExportQuery, LicenceStock, Locale } from '@vigie/wire';
import { licenceColumns, licenceFileWords, type LicenceColumn } from '../../texts/licence-file.texts';
import { LicenceStocks } from './licence-stocks';

const zone = 'Europe/Paris';
const step = 200;

/** The filtered stocks as a file for spreadsheets. */
@Injectable()
export class LicenceExport {
  constructor(private readonly stocks: LicenceStocks) {}

  /** In the language of its reader. */
  file(
    scope: ClientScope,
    { format, ...query }: LicenceExportQuery,
    locale: Locale,
  ): AsyncGenerator<string | Uint8Array> {
    const rows = this.rows(scope, query, locale);
    return format === 'csv' ? csvOf(rows, zone, locale) : xlsxOf(rows, zone, 'Licences');
  }

  private async *rows(
    scope: ClientScope,
    query: Omit<LicenceExportQuery, 'format'>,
    locale: Locale,
  ): AsyncGenerator<Cell[][]> {
    const words = licenceFileWords[locale];
    yield [licenceColumns.map((column) => words.titles[column])];
    let cursor: string | undefined;
    do {
      const page = await this.stocks.page(scope, { ...query, limit: step, cursor });
      yield page.items.map((stock) => {
        const cells = cellsOf(stock, locale);
        return licenceColumns.map((column) => cells[column]);
      });
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
}

function cellsOf(stock: LicenceStock, locale: Locale): Record<LicenceColumn, Cell> {
  const { agreed, renewsOn, grown } = stock;
  const words = licenceFileWords[locale];
  const { enabled, consumed, reserved, free, spare, toBuy, product, partNumber } = stock;
  return {
    ...{ product, partNumber, enabled, consumed, reserved, free, spare, toBuy },
    client: stock.client.name,
    state: words.states[stock.state],
    neededBy: stock.neededBy && words.day(stock.neededBy),
    renewsOn: renewsOn && words.day(renewsOn),
    agreed: agreed?.count ?? null,
    agreedOn: agreed && words.day(agreed.on),
    grown: grown ? words.yes : words.no,
    ticket: stock.ticket?.number ?? null,
  };
}
