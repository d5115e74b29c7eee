import { Injectable } from '@nestjs/common';
import { Database, found, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import { amountText, type LocalDate, type PaymentMethod } from '@vigie/rules';
import type { AllocationDetail, Page, PaymentDetail, PaymentItem, PaymentQuery } from '@vigie/wire';
import { invoicesOfPayments, namesOf } from './names';

const pages = new Pages('payments');

/** `standing`: without those that were cancelled. */
type PaymentsAsked = Omit<PaymentQuery, 'show'> & { show: PaymentQuery['show'] | 'standing' };

interface ItemRow {
  id: string;
  clientId: string;
  receivedOn: LocalDate;
  amount: string;
  open: string;
  method: PaymentMethod;
  reference: string | null;
  cancelledAt: Date | null;
}
interface DetailRow extends ItemRow {
  note: string | null;
  createdAt: Date;
  createdBy: string;
  cancelledBy: string | null;
  reason: string | null;
  version: number;
}
interface AllocationRead {
  id: string;
  invoiceId: string;
  number: string;
  issuedOn: LocalDate;
  dueOn: LocalDate;
  amount: string;
  countsOn: LocalDate;
  lettering: string | null;
  createdAt: Date;
  createdBy: string;
  undoneAt: Date | null;
  undoneBy: string | null;
}

const columns = `p.id, p.client_id AS clientId, p.received_on AS receivedOn, p.amount_cents AS amount,
  p.open_cents AS open, p.method, p.reference, p.cancelled_at AS cancelledAt`;

/** Money that was received, the latest first. */
@Injectable()
export class Payments {
  constructor(private readonly database: Database) {}

  /** A page of payments. */
  async page(scope: ClientScope, { limit, cursor, ...query }: PaymentsAsked): Promise<Page<PaymentItem>> {
    const where = matching(scope, query);
    const after = pages.after(cursor);
    const from = after ? 'AND (p.received_on < ? OR (p.received_on = ? AND p.id < ?))' : '';
    const rows = await this.database.query<ItemRow>(
      `SELECT ${columns} FROM payment p WHERE ${where.sql} ${from}
        ORDER BY p.received_on DESC, p.id DESC LIMIT ?`,
      [...where.parameters, ...(after ? [after[0], after[0], after[1]] : []), limit + 1],
    );
    const cut = pages.cut(
      rows,
      limit,
      ({ receivedOn, id }) => [receivedOn, id],
      (row) => row,
    );
    return { ...cut, items: await this.present(cut.items) };
  }

  /** One payment with everything it paid; 404 outside the scope. */
  async find(scope: ClientScope, id: string): Promise<PaymentDetail> {
    const own = scopeCondition(scope, 'p.client_id');
    const row = found(
      await this.database.one<DetailRow>(
        `SELECT ${columns}, p.note, p.created_at AS createdAt, p.created_by AS createdBy,
            p.cancelled_by AS cancelledBy, p.cancel_reason AS reason, p.version
           FROM payment p WHERE p.id = ? AND ${own.sql}`,
        [id, ...own.parameters],
      ),
    );
    const names = await namesOf(this.database, [row.clientId]);
    const bankLine = await this.database.one<{ id: string; account: string; label: string }>(
      'SELECT id, account, label FROM bank_line WHERE payment_id = ? AND client_id = ?',
      [id, row.clientId],
    );
    const { cancelled: _, invoices: __, ...item } = itemOf(row, names, []);
    return {
      ...item,
      note: row.note,
      createdBy: row.createdBy,
      createdAt: row.createdAt.toISOString(),
      cancelled: row.cancelledAt && {
        by: row.cancelledBy ?? '',
        at: row.cancelledAt.toISOString(),
        reason: row.reason ?? '',
      },
      allocations: await this.allocations(row),
      bankLine,
      version: row.version,
    };
  }

  private async present(rows: readonly ItemRow[]): Promise<PaymentItem[]> {
    const names = await namesOf(
      this.database,
      rows.map(({ clientId }) => clientId),
    );
    const invoices = await invoicesOfPayments(
      this.database,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => itemOf(row, names, invoices.get(row.id) ?? []));
  }

  private async allocations({ id, clientId }: ItemRow): Promise<AllocationDetail[]> {
    const rows = await this.database.query<AllocationRead>(
      `SELECT a.id, a.invoice_id AS invoiceId, i.number, i.issued_on AS issuedOn, i.due_on AS dueOn,
          a.amount_cents AS amount, a.counts_on AS countsOn, a.lettering, a.created_at AS createdAt,
          a.created_by AS createdBy, a.undone_at AS undoneAt, a.undone_by AS undoneBy
         FROM payment_allocation a JOIN invoice i ON i.id = a.invoice_id AND i.client_id = a.client_id
        WHERE a.payment_id = ? AND a.client_id = ? ORDER BY a.id`,
      [id, clientId],
    );
    return rows.map(allocationOf);
  }
}

function allocationOf(row: AllocationRead): AllocationDetail {
  const { id, invoiceId, number, issuedOn, dueOn, amount, countsOn, lettering } = row;
  return {
    id,
    invoice: { id: invoiceId, number, issuedOn, dueOn },
    amount: amountText(BigInt(amount)),
    countsOn,
    lettering,
    by: row.createdBy,
    at: row.createdAt.toISOString(),
    undone: row.undoneAt && { by: row.undoneBy ?? '', at: row.undoneAt.toISOString() },
  };
}

function itemOf(row: ItemRow, names: ReadonlyMap<string, string>, invoices: string[]): PaymentItem {
  const { id, clientId, receivedOn, amount, open, method, reference, cancelledAt } = row;
  return {
    id,
    client: { id: clientId, name: names.get(clientId) ?? '' },
    receivedOn,
    amount: amountText(BigInt(amount)),
    credit: amountText(BigInt(open)),
    method,
    reference,
    cancelled: cancelledAt !== null,
    invoices,
  };
}

function matching(scope: ClientScope, query: Omit<PaymentsAsked, 'limit' | 'cursor'>) {
  const own = scopeCondition(scope, 'p.client_id');
  const conditions = [own.sql];
  const parameters: string[] = [...own.parameters];
  const narrow = (sql: string, value: string | undefined) => {
    if (value === undefined) return;
    conditions.push(sql);
    parameters.push(value);
  };
  if (query.show === 'credit') conditions.push('p.open_cents > 0 AND p.cancelled_at IS NULL');
  if (query.show === 'standing') conditions.push('p.cancelled_at IS NULL');
  if (query.show === 'cancelled') conditions.push('p.cancelled_at IS NOT NULL');
  narrow('p.client_id = ?', query.client);
  narrow('p.method = ?', query.method);
  narrow('p.received_on >= ?', query.from);
  narrow('p.received_on <= ?', query.to);
  return { sql: conditions.join(' AND '), parameters };
}
