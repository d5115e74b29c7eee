import { Injectable } from '@nestjs/common';
import { Clock, csvOf, Database, ExactNumber, xlsxOf, ourZone, todayOf, type Cell } from '@vigie/platform';
import { amountText, claimable, daysBetween, type LocalDate, type PenaltyRates } from '@vigie/rules';
import type { Locale, PenaltyExportQuery, Reference } from '@vigie/wire';
import { allLateInvoices, type StoredLateInvoice } from '../../store/penalties/late-invoice.store';
import { penaltyRatesOf } from '../../store/penalties/penalty-rate.store';
import { penaltyFileWords } from '../../texts/penalties/penalty-file.texts';

/** No cell of this list holds an instant. */
/** Invoices at a time: other requests are served between two of them. */
const step = 1000;

/** What could be claimed of every late invoice, as a file for spreadsheets. */
@Injectable()
export class PenaltyExport {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** In the language of its reader; of invoices of professionals only. */
  file({ format, asOf }: PenaltyExportQuery, locale: Locale): AsyncGenerator<string | Uint8Array> {
    const rows = this.rows(asOf ?? todayOf({ now: this.clock.now() }), locale);
    return format === 'csv'
      ? csvOf(rows, ourZone, locale)
      : xlsxOf(rows, ourZone, penaltyFileWords[locale].file);
  }

  private async *rows(asOf: LocalDate, locale: Locale): AsyncGenerator<Cell[][]> {
    yield [[...penaltyFileWords[locale].titles]];
    const rates = await penaltyRatesOf(this.database);
    for await (const invoices of allLateInvoices(this.database, asOf, step)) {
      const names = await this.names(invoices);
      yield invoices.flatMap((invoice) => {
        const cells = cellsOf(invoice, { asOf, rates, locale });
        return cells ? [[names.get(invoice.clientId) ?? '', ...cells]] : [];
      });
    }
  }

  private async names(invoices: readonly StoredLateInvoice[]): Promise<Map<string, string>> {
    const ids = [...new Set(invoices.map(({ clientId }) => clientId))];
    const rows = await this.database.query<Reference>('SELECT id, name FROM client WHERE id IN (?)', [ids]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

interface Asked {
  asOf: LocalDate;
  rates: PenaltyRates;
  locale: Locale;
}
function cellsOf(invoice: StoredLateInvoice, { asOf, rates, locale }: Asked): Cell[] | null {
  const outcome = claimable(invoice, asOf, rates);
  if (!outcome.ok) return null;
  const { day } = penaltyFileWords[locale];
  const dayOf = (date: LocalDate | null) => (date === null ? null : day(date));
  const euros = (cents: bigint) => new ExactNumber(amountText(cents));
  const until = invoice.settledOn !== null && invoice.settledOn < asOf ? invoice.settledOn : asOf;
  return [
    ...[invoice.number, day(invoice.dueOn), dayOf(invoice.settledOn)],
    ...[euros(invoice.gross), euros(invoice.open), daysBetween(invoice.dueOn, until), invoice.method],
    ...[euros(outcome.penalty), euros(outcome.floor), euros(outcome.indemnity)],
    ...[dayOf(invoice.claimedUntil), dayOf(outcome.computed.awaitingRateFrom)],
  ];
}
