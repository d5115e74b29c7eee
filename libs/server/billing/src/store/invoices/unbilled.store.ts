import { addCalendarDays, type LocalDate } from '@vigie/rules';
import { startOf } from '@vigie/platform';

export interface Reader {
  query<Row>(sql: string, parameters: unknown[]): Promise<Row[]>;
}
interface Span {
  from: LocalDate;
  until: LocalDate;
}

export interface AcceptedQuote {
  id: string;
  clientId: string;
  ticketId: string;
  edition: number;
  text: string;
  netCents: number;
  vatRate: number;
}

/** Quotes of clients that were accepted in these days of ours and stand on no invoice. */
export const acceptedQuotes = (
  reader: Reader,
  clientIds: readonly string[],
  { from, until }: Span,
): Promise<AcceptedQuote[]> =>
  reader.query(
    `SELECT q.id, q.client_id AS clientId, q.ticket_id AS ticketId, q.edition, q.text,
            q.net_cents AS netCents, q.vat_rate AS vatRate
       FROM ticket_quote q
      WHERE q.client_id IN (?) AND q.state = 'accepted' AND q.decided_at >= ?
        AND q.decided_at < ?
        AND NOT EXISTS (SELECT 1 FROM billed_item b WHERE b.kind = 'quote' AND b.item_id = q.id)
      ORDER BY q.client_id, q.id`,
    [clientIds, startOf(from), startOf(addCalendarDays(until, 1))],
  );

export interface BillableTime {
  id: string;
  clientId: string;
  ticketId: string | null;
  subject: string | null;
  day: LocalDate;
  minutes: number;
}

/** Time of these days that no contract includes and that stands on no invoice. */
export const billableTime = (
  reader: Reader,
  clientIds: readonly string[],
  { from, until }: Span,
): Promise<BillableTime[]> =>
  reader.query(
    `SELECT e.id, e.client_id AS clientId, e.ticket_id AS ticketId, t.subject, e.day, e.minutes
       FROM time_entry e LEFT JOIN ticket t ON t.id = e.ticket_id AND t.client_id = e.client_id
      WHERE e.day >= ? AND e.day <= ? AND e.client_id IN (?) AND e.billable = 1
        AND NOT EXISTS (SELECT 1 FROM billed_item b WHERE b.kind = 'time' AND b.item_id = e.id)
      ORDER BY e.client_id, e.ticket_id, e.day, e.id`,
    [from, until, clientIds],
  );

/** Holds that time until it is drafted: nobody changes it between reading it and noting where it stands. */
export const holdBillableTime = async (
  tx: Reader,
  clientIds: readonly string[],
  { from, until }: Span,
): Promise<void> => {
  if (clientIds.length === 0) return;
  await tx.query(
    `SELECT id FROM time_entry
      WHERE day >= ? AND day <= ? AND client_id IN (?) AND billable = 1 AND is_billed = 0 FOR UPDATE`,
    [from, until, clientIds],
  );
};

export interface OpenRegularisation {
  /** Of the campaign. */
  id: string;
  contractId: string;
  contractLineId: string;
  year: number;
  corrected: string;
  applied: string;
  /** Stands on lines of invoices. */
  billed: string;
}

/** What revisions of contracts would have cost with corrected index values, and how much of it stands on invoices. */
export const openRegularisations = (
  reader: Reader,
  contractIds: readonly string[],
): Promise<OpenRegularisation[]> =>
  reader.query(
    `SELECT n.id, n.contract_id AS contractId, n.line_id AS contractLineId, c.year,
            COALESCE(r.amount, n.final_amount) AS corrected, n.final_amount AS applied,
            COALESCE((SELECT SUM(b.cents) FROM billed_regularisation b WHERE b.item_id = n.id), 0) AS billed
       FROM price_campaign_line n
       LEFT JOIN price_regularisation r ON r.line_id = n.id
       JOIN price_campaign c ON c.id = n.campaign_id
      WHERE n.contract_id IN (?) AND n.line_id IS NOT NULL AND n.final_amount IS NOT NULL AND c.state = 'applied'
        AND (r.line_id IS NOT NULL OR EXISTS (SELECT 1 FROM billed_regularisation b WHERE b.item_id = n.id))
      ORDER BY n.id`,
    [contractIds],
  );

export interface AgreedSum {
  contractLineId: string;
  periodFrom: LocalDate;
  agreed: string;
}

/** What contracts said of periods when they were drafted, of invoices that were not taken back as a whole. */
export const agreedSums = (
  reader: Reader,
  contractIds: readonly string[],
  since: LocalDate,
): Promise<AgreedSum[]> =>
  reader.query(
    `SELECT l.contract_line_id AS contractLineId, l.period_from AS periodFrom, SUM(l.agreed_cents) AS agreed
       FROM invoice i JOIN invoice_line l ON l.invoice_id = i.id AND l.client_id = i.client_id
      WHERE i.contract_id IN (?) AND i.source_key IS NOT NULL AND l.agreed_cents IS NOT NULL
        AND l.period_from >= ?
      GROUP BY l.contract_line_id, l.period_from`,
    [contractIds, since],
  );

/** Of these keys, those that an invoice stands for already. */
export async function takenKeys(reader: Reader, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await reader.query<{ key: string }>(
    'SELECT source_key AS `key` FROM invoice WHERE source_key IN (?)',
    [keys],
  );
  return new Set(rows.map(({ key }) => key));
}
