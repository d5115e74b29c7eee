import type { LocalDate } from '@vigie/rules';
import type { Reader } from './unbilled.store';

/** A line of a contract in a period. */
export interface ServedPeriod {
  contractLineId: string | null;
  periodFrom: LocalDate | null;
  periodTo: LocalDate | null;
}

/** What was given back to a client of a line of its contract, by whom it stands. */
export interface GivenBack extends ServedPeriod {
  invoiceId: string;
  number: string | null;
  cents: string;
}

/** What people gave back by credit notes, of invoices that still stand for their period. */
export const givenByNotes = (reader: Reader, contractLineIds: readonly string[]): Promise<GivenBack[]> =>
  read(
    reader,
    `SELECT n.contract_line_id AS contractLineId, n.period_from AS periodFrom, n.period_to AS periodTo,
            c.id AS invoiceId, c.number, n.net_cents AS cents
       FROM invoice_line n JOIN invoice c ON c.id = n.invoice_id AND c.client_id = n.client_id
       JOIN invoice i ON i.id = c.corrects_id AND i.client_id = c.client_id
      WHERE n.contract_line_id IN (?) AND n.corrects_line_id IS NOT NULL AND n.net_cents > 0
        AND c.state = 'issued' AND i.source_key IS NOT NULL
      ORDER BY c.id, n.id`,
    contractLineIds,
  );

/** What invoices, drafted or issued, take back because the contract says something else since; a part may be undone. */
export const givenByContracts = (reader: Reader, contractLineIds: readonly string[]): Promise<GivenBack[]> =>
  read(
    reader,
    `SELECT * FROM (
       SELECT l.contract_line_id AS contractLineId, l.period_from AS periodFrom, l.period_to AS periodTo,
              i.id AS invoiceId, i.number, l.id,
              COALESCE((SELECT SUM(n.net_cents) FROM invoice_line n JOIN invoice c ON c.id = n.invoice_id
                AND c.state = 'issued' WHERE n.corrects_line_id = l.id), 0) - l.net_cents AS cents
         FROM invoice_line l JOIN invoice i ON i.id = l.invoice_id AND i.client_id = l.client_id
        WHERE l.contract_line_id IN (?) AND l.net_cents < 0 AND i.kind = 'invoice'
     ) AS given WHERE cents > 0 ORDER BY invoiceId, id`,
    contractLineIds,
  );

const read = (reader: Reader, sql: string, ids: readonly string[]): Promise<GivenBack[]> =>
  ids.length === 0 ? Promise.resolve([]) : reader.query<GivenBack>(sql, [ids]);

/** Those of the same line whose days meet. */
export const ofSamePeriod = (
  given: readonly GivenBack[],
  { contractLineId, periodFrom: from, periodTo: to }: ServedPeriod,
): GivenBack[] =>
  given.filter(
    (one) =>
      one.contractLineId === contractLineId &&
      one.periodFrom !== null &&
      one.periodTo !== null &&
      from !== null &&
      to !== null &&
      one.periodFrom <= to &&
      one.periodTo >= from,
  );

/** The lines of contracts of some lines. */
export const contractLinesOf = (lines: readonly ServedPeriod[]): string[] => [
  ...new Set(lines.flatMap(({ contractLineId }) => contractLineId ?? [])),
];
