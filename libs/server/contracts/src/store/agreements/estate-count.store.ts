import type { Transaction } from '@vigie/platform';
import type { EquipmentKind } from '@vigie/rules';

interface Reader {
  query<Row>(sql: string, parameters: unknown[]): Promise<Row[]>;
}
export interface EstateCount {
  what: EquipmentKind;
  count: number;
}

/** Serving somebody under contract, and not on the shelf. */
const counted = "covered = 1 AND state IN ('in-use', 'lent')";
const runs = "c.state IN ('active', 'suspended', 'terminating')";

/** Clients with lines that were last compared with another number of pieces, or never. */
export async function clientsToCount(reader: Reader, limit: number): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT DISTINCT l.client_id AS id FROM contract_line l
       JOIN contract c ON c.id = l.contract_id AND c.client_id = l.client_id AND ${runs}
       LEFT JOIN (SELECT client_id, kind, COUNT(*) AS count FROM equipment WHERE ${counted} GROUP BY client_id, kind) e
         ON e.client_id = l.client_id AND e.kind = l.equipment_kind
      WHERE l.equipment_kind IS NOT NULL AND NOT (l.seen_count <=> COALESCE(e.count, 0))
      ORDER BY l.client_id LIMIT ?`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** Pieces of equipment of a client that serve under contract, by their kind. */
export async function estateCounts(reader: Reader, clientId: string): Promise<EstateCount[]> {
  const rows = await reader.query<{ what: EquipmentKind; count: number | string }>(
    `SELECT kind AS what, COUNT(*) AS count FROM equipment WHERE client_id = ? AND ${counted} GROUP BY kind`,
    [clientId],
  );
  return rows.map(({ what, count }) => ({ what, count: Number(count) }));
}

/** Contracts of a client that run and bill pieces of equipment. */
export async function contractsCountingEstate(reader: Reader, clientId: string): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT DISTINCT c.id FROM contract_line l JOIN contract c ON c.id = l.contract_id AND c.client_id = l.client_id
      WHERE l.client_id = ? AND l.equipment_kind IS NOT NULL AND ${runs} ORDER BY c.id`,
    [clientId],
  );
  return rows.map(({ id }) => id);
}

/** Notes the number with which the lines of contracts were compared. */
export async function noteEstate(
  tx: Transaction,
  contractIds: readonly string[],
  counts: readonly EstateCount[],
): Promise<void> {
  if (contractIds.length === 0) return;
  const seen =
    'UPDATE contract_line SET seen_count = ? WHERE equipment_kind IS NOT NULL AND contract_id IN (?)';
  await tx.execute(seen, [0, contractIds]);
  for (const { what, count } of counts)
    await tx.execute(`${seen} AND equipment_kind = ?`, [count, contractIds, what]);
}
