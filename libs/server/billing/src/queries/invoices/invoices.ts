import { Injectable } from '@nestjs/common';
import { Clock, Database, Pages, dayOf, type ClientScope } from '@vigie/platform';
import { amountText, daysBetween, type LocalDate } from '@vigie/rules';
import type { InvoiceFilter, InvoiceItem, InvoiceQuery, InvoiceTotalsAnswer, Page } from '@vigie/wire';
import { In } from 'typeorm';
import { InvoiceRow } from '../../store/invoices/invoice.row';
import { matching } from './invoice-filter';

interface Key {
  id: string;
  day: LocalDate | null;
}

/** The order of each list: its column, and which way it goes. Each is an index. */
const orders = {
  recent: { column: null, direction: 'DESC', beyond: '<' },
  issued: { column: 'i.issued_on', direction: 'DESC', beyond: '<' },
  due: { column: 'i.due_on', direction: 'ASC', beyond: '>' },
} as const;

/** Invoices and credit notes: lists and their sums. */
@Injectable()
export class Invoices {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page of invoices. */
  async page(
    scope: ClientScope,
    { limit, cursor, sort, ...filter }: InvoiceQuery,
  ): Promise<Page<InvoiceItem>> {
    const where = matching(scope, filter, this.today());
    const { column, direction, beyond } = orders[sort];
    const pages = new Pages(`invoices-${sort}`);
    const after = pages.after(cursor);
    if (column) where.sql.push(`${column} IS NOT NULL`);
    if (after && column) {
      where.sql.push(`(${column} ${beyond} ? OR (${column} = ? AND i.id ${beyond} ?))`);
      where.parameters.push(after[0], after[0], after[1]);
    } else if (after) {
      where.sql.push(`i.id ${beyond} ?`);
      where.parameters.push(after[1]);
    }
    const rows = await this.database.query<Key>(
      `SELECT i.id, ${column ?? 'NULL'} AS day FROM invoice i WHERE ${where.sql.join(' AND ')}
        ORDER BY ${column ? `${column} ${direction}, ` : ''}i.id ${direction} LIMIT ?`,
      [...where.parameters, limit + 1],
    );
    const { items, nextCursor } = pages.cut(
      rows,
      limit,
      ({ day, id }) => [day, id],
      ({ id }) => id,
    );
    return { items: await this.items(items), nextCursor };
  }

  /** Sums of all that a filter leaves; credit notes count the other way. */
  async totals(scope: ClientScope, filter: InvoiceFilter): Promise<InvoiceTotalsAnswer> {
    const where = matching(scope, filter, this.today());
    const sum = (column: string) => `COALESCE(SUM(IF(i.kind = 'invoice', 1, -1) * i.${column}), 0)`;
    const row = await this.database.one<Record<'count' | 'net' | 'vat' | 'gross' | 'open', string>>(
      `SELECT COUNT(*) AS count, ${sum('net_cents')} AS net, ${sum('vat_cents')} AS vat,
              ${sum('gross_cents')} AS gross, ${sum('open_cents')} AS open
         FROM invoice i WHERE ${where.sql.join(' AND ')}`,
      where.parameters,
    );
    const text = (cents: string | undefined) => amountText(BigInt(cents ?? '0'));
    return {
      count: Number(row?.count ?? 0),
      ...{ net: text(row?.net), vat: text(row?.vat), gross: text(row?.gross), open: text(row?.open) },
    };
  }

  /** Invoices by their numbers, in this order, with the names of their clients and contracts. */
  async items(ids: readonly string[]): Promise<InvoiceItem[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.manager.findBy(InvoiceRow, { id: In([...ids]) });
    const clients = await this.names(
      'client',
      'name',
      rows.map(({ clientId }) => clientId),
    );
    const contracts = await this.names(
      'contract',
      'label',
      rows.flatMap(({ contractId }) => contractId ?? []),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = byId.get(id);
      return row ? [presentInvoice(row, { clients, contracts, today: this.today() })] : [];
    });
  }

  today(): LocalDate {
    return dayOf(this.clock.now());
  }

  private async names(table: 'client' | 'contract', column: string, ids: readonly string[]) {
    if (ids.length === 0) return new Map<string, string>();
    const rows = await this.database.query<{ id: string; name: string }>(
      `SELECT id, ${column} AS name FROM ${table} WHERE id IN (?)`,
      [[...new Set(ids)]],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

interface Names {
  clients: ReadonlyMap<string, string>;
  contracts: ReadonlyMap<string, string>;
  today: LocalDate;
}

function presentInvoice(row: InvoiceRow, { clients, contracts, today }: Names): InvoiceItem {
  const { id, kind, state, source, number, issuedOn, dueOn, periodFrom, periodTo, version } = row;
  const text = (cents: string) => amountText(BigInt(cents));
  const isOwed = kind === 'invoice' && state === 'issued' && row.settledOn === null;
  return {
    ...{ id, kind, state, source, number, issuedOn, dueOn, periodFrom, periodTo, version },
    client: { id: row.clientId, name: clients.get(row.clientId) ?? '' },
    contract: row.contractId ? { id: row.contractId, name: contracts.get(row.contractId) ?? '' } : null,
    ...{ net: text(row.netCents), vat: text(row.vatCents), gross: text(row.grossCents) },
    open: text(row.openCents),
    lateDays: isOwed && dueOn !== null && dueOn < today ? daysBetween(dueOn, today) : 0,
  };
}
