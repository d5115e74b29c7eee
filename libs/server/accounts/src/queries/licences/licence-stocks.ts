import { Injectable } from '@nestjs/common';
import {
  addCalendarDays,
  freeLicences,
  growsByMoreThanTenth,
  licencesToBuy,
  licenceState,
  localDateOf,
  productName,
  productsNamed,
  renewalSoonDays,
  renewalState,
  type LocalDate,
} from '@vigie/rules';
import { Clock, Database, found, Pages, scopeCondition, type ClientScope } from '@vigie/platform';
import type { LicenceQuery, LicenceStock, Page } from '@vigie/wire';
import { stockOf, stocksWhere, type ReadStock } from '../../store/licences/licence-stock.store';

type Wanted = Omit<LicenceQuery, 'limit' | 'cursor'>;

const pages = new Pages('licences');
/** Renewals are dates of the clients' country. */
const zone = 'Europe/Paris';

/** Of the stock of one product, by what it asks for; the same as the rules say of one line. */
const shows = {
  all: '1 = 1',
  'to-buy': 'enabled + consumed + reserved > 0 AND consumed + reserved + spare > enabled',
  renewal: 'renewsOn <= ?',
  grown: 'agreed > 0 AND enabled * 10 > agreed * 11',
} as const;

/** The stocks of licences, of a client or across clients. */
@Injectable()
export class LicenceStocks {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** A page, by client and product. */
  async page(scope: ClientScope, { limit, cursor, ...wanted }: LicenceQuery): Promise<Page<LicenceStock>> {
    const today = this.today();
    const { within, where, parameters } = conditionOf(scope, wanted, today);
    const after = pages.after(cursor);
    const position = after ? 'AND (clientName, partNumber, id) > (?, ?, ?)' : '';
    const rows = await stocksWhere(this.database, {
      within,
      where: `${where} ${position}`,
      parameters: [...parameters, ...(after ?? [])],
      limit: limit + 1,
    });
    const positionOf = (row: ReadStock) => [row.clientName, row.partNumber, row.id];
    return pages.cut(rows, limit, positionOf, (row) => present(row, today));
  }

  /** How many lines ask for something. */
  async counts(scope: ClientScope): Promise<Record<'to-buy' | 'renewal' | 'grown', number>> {
    const today = this.today();
    const { sql: within, parameters } = scopeCondition(scope, 'l.client_id');
    const all = (await stocksWhere(this.database, { within, parameters })).map((row) => present(row, today));
    return {
      'to-buy': all.filter(({ toBuy }) => toBuy > 0).length,
      renewal: all.filter(({ renewal }) => renewal !== null && renewal !== 'later').length,
      grown: all.filter(({ grown }) => grown).length,
    };
  }

  /** All of a client, by the names of the products. */
  async ofClient(scope: ClientScope, clientId: string): Promise<LicenceStock[]> {
    const own = scopeCondition(scope, 'l.client_id');
    const within = `l.client_id = ? AND ${own.sql}`;
    const rows = await stocksWhere(this.database, { within, parameters: [clientId, ...own.parameters] });
    const today = this.today();
    const stocks = rows.map((row) => present(row, today));
    return stocks.toSorted((one, other) => one.product.localeCompare(other.product, 'fr'));
  }

  /** One product of a client of the scope. */
  async find(scope: ClientScope, clientId: string, productId: string): Promise<LicenceStock> {
    const own = scopeCondition(scope, 'id');
    found(
      await this.database.one(`SELECT id FROM client WHERE id = ? AND ${own.sql}`, [
        clientId,
        ...own.parameters,
      ]),
    );
    return present(found(await stockOf(this.database, clientId, productId)), this.today());
  }

  /** When the tenant of a client was last read; null while it is not connected. */
  async readAt(scope: ClientScope, clientId: string): Promise<string | null> {
    const own = scopeCondition(scope, 'client_id');
    const row = await this.database.one<{ at: Date | null }>(
      `SELECT synced_at AS at FROM m365_tenant WHERE client_id = ? AND ${own.sql}`,
      [clientId, ...own.parameters],
    );
    return row?.at?.toISOString() ?? null;
  }

  private today(): LocalDate {
    return localDateOf(this.clock.now().toISOString(), zone);
  }
}

function conditionOf(scope: ClientScope, { client, show, q }: Wanted, today: LocalDate) {
  const own = scopeCondition(scope, 'l.client_id');
  const within = client ? `l.client_id = ? AND ${own.sql}` : own.sql;
  const parameters: unknown[] = [...(client ? [client] : []), ...own.parameters];
  const where: string[] = [shows[show]];
  if (show === 'renewal') parameters.push(addCalendarDays(today, renewalSoonDays));
  if (q) {
    const pattern = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    where.push('(clientName LIKE ? OR partNumber LIKE ? OR partNumber IN (?))');
    parameters.push(pattern, pattern, [...productsNamed(q), '']);
  }
  return { within, where: where.join(' AND '), parameters };
}

function present(row: ReadStock, today: LocalDate): LicenceStock {
  const { spare, agreed, agreedOn, ticketId } = row;
  return {
    client: { id: row.clientId, name: row.clientName },
    productId: row.productId,
    product: productName(row.partNumber),
    partNumber: row.partNumber,
    enabled: row.enabled,
    consumed: row.consumed,
    reserved: row.reserved,
    free: freeLicences(row),
    spare,
    toBuy: licencesToBuy(row, spare),
    state: licenceState(row, spare),
    neededBy: row.neededBy,
    renewsOn: row.renewsOn,
    renewal: renewalState(row.renewsOn, today),
    agreed: agreed !== null && agreedOn !== null ? { count: agreed, on: agreedOn } : null,
    grown: agreed !== null && growsByMoreThanTenth(agreed, row.enabled),
    ticket: ticketId ? { id: ticketId, number: `T-${ticketId}` } : null,
    readAt: row.readAt?.toISOString() ?? null,
    version: row.version,
  };
}
