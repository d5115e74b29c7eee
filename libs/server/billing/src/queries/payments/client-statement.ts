import { Injectable } from '@nestjs/common';
import {
  Clock,
  csvOf,
  Database,
  ExactNumber,
  found,
  inScope,
  notFound,
  xlsxOf,
  dayOf,
  ourZone,
  type Cell,
  type ClientScope,
} from '@vigie/platform';
import { amountText, type Cents, type LocalDate } from '@vigie/rules';
import type { ClientStatement, Locale, StatementExportQuery, StatementQuery } from '@vigie/wire';
import { balanceFileTexts } from '../../texts/payments/balance-file.texts';

type Movement = ClientStatement['movements'][number];
/** A piece as it was recorded. */
interface Piece {
  kind: Exclude<Movement['kind'], `${string}-cancelled`>;
  id: string;
  on: LocalDate;
  name: string | null;
  dueOn: LocalDate | null;
  amount: string;
  open: string;
  cancelledAt: Date | null;
}
type Row = Omit<Piece, 'kind' | 'cancelledAt'> & Pick<Movement, 'kind'>;

/** What adds to what a client owes. */
const debits: readonly Movement['kind'][] = ['invoice', 'claim', 'payment-cancelled'];

/**
 * Everything between us and a client: what was invoiced, claimed, taken back and paid, with the balance after each. It is
 * what the books say on 411: what was recorded by mistake is taken back on the day on which that was said, not undone.
 */
@Injectable()
export class ClientStatementQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** From the first movement to today when nothing else is said; 404 outside the scope. */
  async read(scope: ClientScope, clientId: string, { from, to }: StatementQuery): Promise<ClientStatement> {
    if (!inScope(scope, clientId)) throw notFound();
    const client = found(
      await this.database.one<{ id: string; name: string }>('SELECT id, name FROM client WHERE id = ?', [
        clientId,
      ]),
    );
    const last = to ?? dayOf(this.clock.now());
    const rows = await this.rows(clientId, last);
    const letters = await this.letterings(clientId);
    const before = rows.filter(({ on }) => from !== undefined && on < from);
    const opening = before.reduce((sum, row) => sum + signed(row), 0n);
    let balance = opening;
    const movements = rows.slice(before.length).map((row): Movement => {
      balance += signed(row);
      const amount = amountText(BigInt(row.amount));
      const isDebit = debits.includes(row.kind);
      return {
        ...{ kind: row.kind, id: row.id, on: row.on, name: row.name, dueOn: row.dueOn },
        debit: isDebit ? amount : null,
        credit: isDebit ? null : amount,
        balance: amountText(balance),
        open: amountText(BigInt(row.open)),
        letterings: letters.get(`${row.kind} ${row.id}`) ?? [],
      };
    });
    return {
      client,
      from: from ?? null,
      to: last,
      opening: amountText(opening),
      movements,
      closing: amountText(balance),
    };
  }

  /** The same as a file, in the language of its reader. */
  async file(
    scope: ClientScope,
    clientId: string,
    { format, ...query }: StatementExportQuery,
    locale: Locale,
  ): Promise<AsyncGenerator<string | Uint8Array>> {
    const statement = await this.read(scope, clientId, query);
    const texts = balanceFileTexts[locale].statement;
    const exact = (text: string | null): Cell => (text === null ? null : new ExactNumber(text));
    const rows: Cell[][] = [
      [
        texts.on,
        texts.kind,
        texts.name,
        texts.dueOn,
        texts.debit,
        texts.credit,
        texts.balance,
        texts.lettering,
      ],
      [statement.from, texts.opening, null, null, null, null, exact(statement.opening), null],
      ...statement.movements.map((one) => [
        ...[one.on, texts.kinds[one.kind], one.name, one.dueOn],
        ...[exact(one.debit), exact(one.credit), exact(one.balance), one.letterings.join(' ')],
      ]),
    ];
    return format === 'csv' ? csvOf([rows], ourZone, locale) : xlsxOf([rows], ourZone, texts.sheet);
  }

  private async rows(clientId: string, to: LocalDate): Promise<Row[]> {
    const pieces = await this.database.query<Piece>(
      `SELECT i.kind, i.id, i.issued_on AS \`on\`, i.number AS name, IF(i.kind = 'invoice', i.due_on, NULL) AS dueOn,
          i.gross_cents AS amount, i.open_cents AS open, NULL AS cancelledAt, 1 AS place
         FROM invoice i WHERE i.client_id = ? AND i.state = 'issued' AND i.issued_on <= ?
       UNION ALL
       SELECT 'claim', c.id, c.issued_on, c.number, NULL, c.total_cents, c.open_cents, c.cancelled_at, 2
         FROM penalty_claim c WHERE c.client_id = ? AND c.issued_on <= ?
       UNION ALL
       SELECT 'payment', p.id, p.received_on, p.reference, NULL, p.amount_cents, p.open_cents, p.cancelled_at, 3
         FROM payment p WHERE p.client_id = ? AND p.received_on <= ?
       ORDER BY \`on\`, place, id`,
      [clientId, to, clientId, to, clientId, to],
    );
    const takenBack = pieces.flatMap(({ cancelledAt, ...piece }): Row[] =>
      cancelledAt && (piece.kind === 'claim' || piece.kind === 'payment')
        ? [{ ...piece, kind: `${piece.kind}-cancelled`, on: dayOf(cancelledAt) }]
        : [],
    );
    return [...pieces, ...takenBack.filter(({ on }) => on <= to)].toSorted((one, other) =>
      one.on.localeCompare(other.on),
    );
  }

  private async letterings(clientId: string): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{
      invoiceId: string;
      paymentId: string | null;
      creditNoteId: string | null;
      lettering: string;
    }>(
      `SELECT a.invoice_id AS invoiceId, a.payment_id AS paymentId, a.credit_note_id AS creditNoteId, a.lettering
         FROM payment_allocation a JOIN invoice i ON i.id = a.invoice_id AND i.client_id = a.client_id
        WHERE i.client_id = ? AND a.undone_at IS NULL AND a.lettering IS NOT NULL ORDER BY a.id`,
      [clientId],
    );
    const letters = new Map<string, string[]>();
    const add = (key: string, letter: string) => {
      const own = letters.get(key) ?? [];
      if (!own.includes(letter)) letters.set(key, [...own, letter]);
    };
    for (const { invoiceId, paymentId, creditNoteId, lettering } of rows) {
      add(`invoice ${invoiceId}`, lettering);
      if (paymentId) add(`payment ${paymentId}`, lettering);
      if (creditNoteId) add(`credit-note ${creditNoteId}`, lettering);
    }
    return letters;
  }
}

const signed = ({ kind, amount }: Row): Cents => (debits.includes(kind) ? BigInt(amount) : -BigInt(amount));
