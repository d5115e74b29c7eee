import { fromJson } from '@vigie/platform';
import type {
  AgreedPrice,
  AgreedRevision,
  ContractState,
  IndexValue,
  LocalDate,
  RevisedContract,
} from '@vigie/rules';

/** Where to read: the database, or the transaction of the caller. */
export interface Reader {
  query<Row>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}

export interface ReadLine {
  id: string;
  prices: AgreedPrice[];
}
export interface ReadContract extends RevisedContract<ReadLine> {
  id: string;
  clientId: string;
}

/** Contracts that a campaign speaks of: signed ones, and those that ended within the year before. */
const concerned = `(state IN ('active', 'suspended', 'terminating')
  OR (state = 'ended' AND ends_on >= DATE_SUB(?, INTERVAL 1 YEAR)))`;

/** The next of them by number. */
export async function concernedIds(
  reader: Reader,
  day: LocalDate,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT id FROM contract WHERE id > ? AND ${concerned} ORDER BY id LIMIT ?`,
    [after, day, limit],
  );
  return rows.map(({ id }) => id);
}

/** How many there are. */
export async function concernedCount(reader: Reader, day: LocalDate): Promise<number> {
  const [row] = await reader.query<{ n: string }>(`SELECT COUNT(*) AS n FROM contract WHERE ${concerned}`, [
    day,
  ]);
  return Number(row?.n ?? 0);
}

interface ContractColumns {
  id: string;
  clientId: string;
  state: ContractState;
  start: LocalDate;
  endsOn: LocalDate | null;
}
interface PriceColumns {
  lineId: string;
  contractId: string;
  validFrom: LocalDate;
  unit: string;
  quantity: string;
  base: string;
  series: string | null;
  name: string | null;
  period: string | null;
  value: string | null;
  agreedOn: LocalDate;
}

/** Contracts with their clauses until a day and all their prices: three statements, however many. */
export async function contractsForRevision(
  reader: Reader,
  ids: readonly string[],
  day: LocalDate,
): Promise<ReadContract[]> {
  if (ids.length === 0) return [];
  const contracts = await reader.query<ContractColumns>(
    `SELECT id, client_id AS clientId, state, start_on AS start, ends_on AS endsOn
       FROM contract WHERE id IN (?) ORDER BY id`,
    [ids],
  );
  const clauses = await clausesOf(reader, ids, day);
  const lines = await servedLines(reader, ids, day);
  return contracts.map((contract) => ({
    ...contract,
    clauses: clauses.get(contract.id) ?? [],
    lines: lines.get(contract.id) ?? [],
  }));
}

type Clause = RevisedContract<ReadLine>['clauses'][number];
async function clausesOf(
  reader: Reader,
  ids: readonly string[],
  day: LocalDate,
): Promise<Map<string, Clause[]>> {
  const rows = await reader.query<{
    contractId: string;
    validFrom: LocalDate;
    revision: AgreedRevision | string | null;
  }>(
    `SELECT contract_id AS contractId, valid_from AS validFrom, revision FROM contract_conditions
      WHERE contract_id IN (?) AND withdrawn_at IS NULL AND valid_from <= ? ORDER BY id`,
    [ids, day],
  );
  const clauses = new Map<string, Clause[]>();
  for (const { contractId, validFrom, revision } of rows)
    listIn(clauses, contractId).push({ validFrom, revision: revision === null ? null : fromJson(revision) });
  return clauses;
}

/** Lines by contract that are served on the day, each with its prices in the order they were written. */
async function servedLines(
  reader: Reader,
  ids: readonly string[],
  day: LocalDate,
): Promise<Map<string, ReadLine[]>> {
  const rows = await reader.query<PriceColumns>(
    `SELECT l.id AS lineId, l.contract_id AS contractId, p.valid_from AS validFrom, p.unit_cents AS unit,
            p.quantity, p.base_cents AS base, p.base_series AS series, p.base_name AS name,
            p.base_period AS period, p.base_value AS value, p.agreed_on AS agreedOn
       FROM contract_line l
       JOIN contract_price p ON p.line_id = l.id AND p.contract_id = l.contract_id
        AND p.withdrawn_at IS NULL
      WHERE l.contract_id IN (?) AND (l.ends_on IS NULL OR l.ends_on >= ?)
      ORDER BY l.contract_id, l.position, l.id, p.id`,
    [ids, day],
  );
  const lines = new Map<string, ReadLine[]>();
  for (const row of rows) {
    const known = listIn(lines, row.contractId);
    let line = known.at(-1);
    if (line?.id !== row.lineId) known.push((line = { id: row.lineId, prices: [] }));
    line.prices.push(priceOf(row));
  }
  return lines;
}

const priceOf = (row: PriceColumns): AgreedPrice => ({
  validFrom: row.validFrom,
  unit: BigInt(row.unit),
  quantity: row.quantity,
  base: BigInt(row.base),
  baseIndex: baseIndexOf(row),
  agreedOn: row.agreedOn,
});

/** I0 as it was agreed: what it was read from no longer matters. */
function baseIndexOf({ series, name, period, value, agreedOn }: PriceColumns): IndexValue | null {
  if (series === null || name === null || period === null || value === null) return null;
  return { series, base: name, period, value, provisional: false, publishedOn: agreedOn };
}

function listIn<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key) ?? [];
  map.set(key, list);
  return list;
}
