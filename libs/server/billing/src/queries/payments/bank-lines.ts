import { Injectable } from '@nestjs/common';
import { Database, Pages } from '@vigie/platform';
import { amountText, type LocalDate } from '@vigie/rules';
import {
  mostCounted,
  type BankLineItem,
  type BankLineQuery,
  type BankLineState,
  type MatchProposalSaid,
  type Page,
} from '@vigie/wire';
import { matchingsOf, receivedOf } from '../../store/payments/matching.store';
import { invoicesOfPayments, namesOf, presentProposal } from './names';

interface Row {
  id: string;
  state: BankLineState;
  account: string;
  bookedOn: LocalDate;
  amountCents: string;
  label: string;
  reference: string | null;
  payer: string | null;
  iban: string | null;
  file: string;
  paymentId: string | null;
  clientId: string | null;
  credit: string | null;
  reason: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  version: number;
}

/** Lines of statements: those that wait, the oldest first, with what they may pay; the others, the latest first. */
@Injectable()
export class BankLines {
  constructor(private readonly database: Database) {}

  /** A page of the lines in a state. */
  async page({ limit, cursor, state }: BankLineQuery): Promise<Page<BankLineItem>> {
    const pages = new Pages(`bank-lines ${state}`);
    const [direction, sign] = state === 'new' ? ['ASC', '>'] : ['DESC', '<'];
    const after = pages.after(cursor);
    const from = after ? `AND (l.booked_on ${sign} ? OR (l.booked_on = ? AND l.id ${sign} ?))` : '';
    const rows = await this.database.query<Row>(
      `SELECT l.id, l.state, l.account, l.booked_on AS bookedOn, l.amount_cents AS amountCents, l.label, l.reference,
          l.payer, l.iban, f.file_name AS file, l.payment_id AS paymentId, l.client_id AS clientId,
          p.open_cents AS credit, l.reason, l.decided_at AS decidedAt, l.decided_by AS decidedBy, l.version
         FROM bank_line l JOIN bank_import f ON f.id = l.import_id
         LEFT JOIN payment p ON p.id = l.payment_id AND p.client_id = l.client_id
        WHERE l.state = ? ${from} ORDER BY l.booked_on ${direction}, l.id ${direction} LIMIT ?`,
      [state, ...(after ? [after[0], after[0], after[1]] : []), limit + 1],
    );
    const cut = pages.cut(
      rows,
      limit,
      ({ bookedOn, id }) => [bookedOn, id],
      (row) => row,
    );
    return { ...cut, items: await this.present(cut.items) };
  }

  /** How many lines are in each state; counted up to a thousand. */
  async counts(): Promise<Record<BankLineState, number>> {
    const count = async (state: BankLineState) => {
      const row = await this.database.one<{ count: number | string }>(
        'SELECT COUNT(*) AS count FROM (SELECT 1 FROM bank_line WHERE state = ? LIMIT ?) AS counted',
        [state, mostCounted + 1],
      );
      return Number(row?.count ?? 0);
    };
    return { new: await count('new'), matched: await count('matched'), ignored: await count('ignored') };
  }

  private async present(rows: readonly Row[]): Promise<BankLineItem[]> {
    const proposals = await this.proposalsFor(rows.filter(({ state }) => state === 'new'));
    const names = await namesOf(
      this.database,
      rows.flatMap(({ clientId }) => clientId ?? []),
    );
    const invoices = await invoicesOfPayments(
      this.database,
      rows.flatMap(({ paymentId }) => paymentId ?? []),
    );
    return rows.map((row) => ({
      ...lineOf(row),
      payment:
        row.paymentId && row.clientId
          ? {
              id: row.paymentId,
              client: { id: row.clientId, name: names.get(row.clientId) ?? '' },
              invoices: invoices.get(row.paymentId) ?? [],
              credit: amountText(BigInt(row.credit ?? 0)),
            }
          : null,
      proposals: proposals.get(row.id) ?? [],
    }));
  }

  private async proposalsFor(rows: readonly Row[]): Promise<Map<string, MatchProposalSaid[]>> {
    const matchings = await matchingsOf(this.database, rows.map(receivedOf));
    const clients = matchings.flatMap(({ proposals }) => proposals.map(({ clientId }) => clientId));
    const names = await namesOf(this.database, clients);
    const said = matchings.map(({ proposals, invoices }) =>
      proposals.map((proposal) => presentProposal(proposal, invoices, names)),
    );
    return new Map(rows.map(({ id }, index) => [id, said[index] ?? []]));
  }
}

const lineOf = (row: Row) => ({
  id: row.id,
  state: row.state,
  account: row.account,
  bookedOn: row.bookedOn,
  amount: amountText(BigInt(row.amountCents)),
  label: row.label,
  reference: row.reference,
  payer: row.payer,
  iban: row.iban,
  file: row.file,
  reason: row.reason,
  decided: row.decidedAt && { by: row.decidedBy ?? '', at: row.decidedAt.toISOString() },
  version: row.version,
});
