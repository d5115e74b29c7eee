import { Injectable } from '@nestjs/common';
import { csvOf, xlsxOf, type Cell, type ClientScope } from '@vigie/platform';
import { contractWords, type ContractExportQuery, type ContractItem, type Locale } from '@vigie/wire';
import { contractColumns, contractFileWords, type ContractColumn } from '../../texts/contract-file.texts';
import { Agreements } from './agreements';

/** No cell of this list holds an instant. */
const zone = 'Europe/Paris';
const step = 200;

/** The filtered list of contracts as a file for spreadsheets. */
@Injectable()
export class AgreementExport {
  constructor(private readonly agreements: Agreements) {}

  /** In the language of its reader. Amounts are texts: no spreadsheet rounds them. */
  file(
    scope: ClientScope,
    { format, ...query }: ContractExportQuery,
    locale: Locale,
  ): AsyncGenerator<string | Uint8Array> {
    const rows = this.rows(scope, query, locale);
    return format === 'csv' ? csvOf(rows, zone, locale) : xlsxOf(rows, zone, contractFileWords[locale].file);
  }

  private async *rows(
    scope: ClientScope,
    query: Omit<ContractExportQuery, 'format'>,
    locale: Locale,
  ): AsyncGenerator<Cell[][]> {
    const { titles } = contractFileWords[locale];
    yield [contractColumns.map((column) => titles[column])];
    let cursor: string | undefined;
    do {
      const page = await this.agreements.page(scope, { ...query, limit: step, cursor });
      yield page.items.map((item) => {
        const cells = cellsOf(item, locale);
        return contractColumns.map((column) => cells[column]);
      });
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
  }
}

function cellsOf(item: ContractItem, locale: Locale): Record<ContractColumn, Cell> {
  const file = contractFileWords[locale];
  const words = contractWords[locale];
  const { reference, label, noticeLimit, endsOn } = item;
  return {
    ...{ reference, label },
    formula: words.formulas[item.formula],
    client: item.client.name,
    state: words.states[item.state],
    clientKind: words.kinds[item.clientKind],
    parts: item.parts.map((part) => words.parts[part]).join(', '),
    start: file.day(item.start),
    term: file.day(item.term),
    noticeLimit: noticeLimit && file.day(noticeLimit),
    endsOn: endsOn && file.day(endsOn),
    yearly: file.amount(item.yearly),
  };
}
