import { freeProducts, planStates, spareLicences, type LocalDate } from '@vigie/rules';
import type { Reader } from '@vigie/directory';

/** The stock of a product as the tables hold it. */
export interface StockLine {
  clientId: string;
  clientName: string;
  productId: string;
  partNumber: string;
  enabled: number;
  consumed: number;
  reserved: number;
  neededBy: LocalDate | null;
  renewsOn: LocalDate | null;
  agreed: number | null;
  agreedOn: LocalDate | null;
  spare: number;
  version: number;
  ticketId: string | null;
  readAt: Date | null;
}

const ended: (typeof planStates)[number][] = ['completed', 'cancelled'];
/** Of products that cost nothing, no spare is kept. */
const spareOf = 'IF(l.name IN (?), 0, COALESCE(a.spare, ?))';

/**
 * Steps that a licence is kept for: those of plans that go on, and those that were done since the tenant was last read,
 * whose licence the copy still counts as free.
 */
const reservation = (
  what: string,
) => `(SELECT ${what} FROM account_step s JOIN account_plan p ON p.id = s.plan_id
  WHERE s.client_id = l.client_id AND s.kind = 'assign-licence' AND s.target_id = l.sku_id
    AND (s.state NOT IN ('done', 'skipped') AND p.state NOT IN (?) OR s.state = 'done' AND s.ended_at > t.synced_at))`;

const stocks = `SELECT l.id, l.client_id AS clientId, c.name AS clientName, l.sku_id AS productId,
    l.name AS partNumber, l.enabled, l.consumed, ${reservation('COUNT(*)')} AS reserved,
    ${reservation('MIN(p.effective_date)')} AS neededBy, l.renews_on AS renewsOn, a.agreed, a.agreed_on AS agreedOn,
    ${spareOf} AS spare, COALESCE(a.version, 0) AS version, h.ticket_id AS ticketId, t.synced_at AS readAt
  FROM m365_licence l
  JOIN client c ON c.id = l.client_id
  LEFT JOIN m365_tenant t ON t.client_id = l.client_id
  LEFT JOIN licence_agreement a ON a.client_id = l.client_id AND a.sku_id = l.sku_id
  LEFT JOIN licence_shortage h ON h.client_id = l.client_id AND h.sku_id = l.sku_id AND h.is_open = 1`;
const stockParameters = [ended, ended, [...freeProducts, ''], spareLicences];

type StockColumns = Omit<StockLine, 'reserved' | 'spare' | 'version'> &
  Record<'reserved' | 'spare' | 'version', number | string> & { id: string };
export type ReadStock = StockLine & { id: string };

/** Stocks that fit a condition on them, in an order of ours; both are written by us. */
export async function stocksWhere(
  reader: Reader,
  condition: { within: string; where?: string; parameters: unknown[]; limit?: number },
): Promise<ReadStock[]> {
  const { within, where = '1 = 1', parameters, limit } = condition;
  const rows = await reader.query<StockColumns>(
    `SELECT * FROM (${stocks} WHERE ${within}) AS stock WHERE ${where}
      ORDER BY clientName, partNumber, id${limit === undefined ? '' : ' LIMIT ?'}`,
    [...stockParameters, ...parameters, ...(limit === undefined ? [] : [limit])],
  );
  return rows.map((row) => ({
    ...row,
    reserved: Number(row.reserved),
    spare: Number(row.spare),
    version: Number(row.version),
  }));
}

/** The identifier of a product of a client by its part number; null when the client has none. */
export async function skuNamed(reader: Reader, clientId: string, partNumber: string): Promise<string | null> {
  const [row] = await reader.query<{ id: string }>(
    'SELECT sku_id AS id FROM m365_licence WHERE client_id = ? AND name = ?',
    [clientId, partNumber],
  );
  return row?.id ?? null;
}

/** The stock of one product; null when the client no longer has it. */
export async function stockOf(
  reader: Reader,
  clientId: string,
  productId: string,
): Promise<ReadStock | null> {
  const within = 'l.client_id = ? AND l.sku_id = ?';
  return (await stocksWhere(reader, { within, parameters: [clientId, productId] }))[0] ?? null;
}
