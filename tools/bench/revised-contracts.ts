import type { Connection } from 'mysql2/promise';
import { at } from './callers.ts';
import { column } from './database.ts';

const series = '010562768';
const base = 'Base 100 au T2 2017';
const batch = 1000;
export const linesEach = 5;
/** I0 and I of every contract, in tenths. */
export const indexTenths = { before: 1053n, after: 1089n };

/** The price of a line as it was agreed, in cents: all of them different enough to be rounded every way. */
export const agreedCents = (contract: number, line: number): number =>
  1000 + ((contract * 7919 + line * 104_729) % 2_000_000);

/** Signed contracts of five lines each, until there are so many; their series has the values that a revision wants. */
export async function bringContracts(connection: Connection, total: number, year: number): Promise<void> {
  await bringSeries(connection, year);
  const clients = await column<number>(connection, 'SELECT id FROM client ORDER BY id');
  const [known = 0] = await column<number>(
    connection,
    "SELECT COUNT(*) FROM contract WHERE reference LIKE 'BENCH-%'",
  );
  const [highest = 0] = await column<number | string>(
    connection,
    'SELECT COALESCE(MAX(id), 0) FROM contract',
  );
  // COALESCE makes a decimal number of it, which comes as text.
  const last = Number(highest);
  for (let from = known; from < total; from += batch) {
    const count = Math.min(batch, total - from);
    const contracts = Array.from({ length: count }, (_, index) => ({
      id: last + 1 + (from - known) + index,
      number: from + index,
      clientId: at(clients, from + index),
    }));
    await insertContracts(connection, contracts, `${year - 2}-01-01`);
  }
}

async function bringSeries(connection: Connection, year: number): Promise<void> {
  await connection.query(
    `INSERT IGNORE INTO index_series (code, origin, name, title, base, unit, frequency, stopped, delay_days, failures,
       created_at, version) VALUES (?, 'own', 'Salaires', 'Indice des salaires', ?, '', 'quarterly', 0, 80, 0, NOW(3), 1)`,
    [series, base],
  );
  const [id] = await column<string>(connection, `SELECT id FROM index_series WHERE code = '${series}'`);
  await connection.query('UPDATE index_series SET base = ?, read_due_at = NULL WHERE id = ?', [base, id]);
  await connection.query('UPDATE index_value SET is_current = NULL WHERE series_id = ?', [id]);
  const values = [
    [`${year - 3}-Q3`, '105.3', `${year - 3}-12-12`],
    [`${year - 1}-Q3`, '108.9', `${year - 1}-12-12`],
  ];
  await connection.query(
    `INSERT INTO index_value (series_id, period, base, value, provisional, source, source_note, published_on, read_at,
       read_by, is_current) VALUES ?`,
    [
      values.map(([period, value, on]) => [
        ...[id, period, base, value, 0, 'manual', 'bench', on, new Date(), 'bench', 1],
      ]),
    ],
  );
}

interface Contract {
  id: number;
  number: number;
  clientId: number;
}

async function insertContracts(
  connection: Connection,
  contracts: readonly Contract[],
  start: string,
): Promise<void> {
  const now = new Date();
  const term = `${Number(start.slice(0, 4)) + 4}-12-31`;
  const initial = { period: `${Number(start.slice(0, 4)) - 1}-Q3`, value: '105.3' };
  const clause = JSON.stringify({
    ...{ series, base, initial, choice: { which: 'last-published' } },
    ...{ needsFinal: false, quietMonths: 0, upwardOnly: false },
  });
  await connection.query(
    `INSERT INTO contract (id, client_id, label, reference, state, client_kind, start_on, months, term, signed_on,
       created_at, updated_at, version) VALUES ?`,
    [
      contracts.map(({ id, number, clientId }) => [
        ...[id, clientId, `Contrat ${number}`, `BENCH-${number}`, 'active', 'professional', start, 12, term],
        ...[start, now, now, 1],
      ]),
    ],
  );
  await connection.query(
    `INSERT INTO contract_conditions (contract_id, client_id, valid_from, formula, weekend, notice_months,
       deadline_mode, suspension_days, objection_days, objection_kind, breach_hours, penalty_method, revision_series,
       revision) VALUES ?`,
    [
      contracts.map(({ id, clientId }) => [
        ...[id, clientId, start, 'STANDARD', 0, 3, 'elapsed', 15, 15, 'calendaire', 36, 'M1', series, clause],
      ]),
    ],
  );
  await insertLines(connection, contracts, { start, period: initial.period });
}

/** Five lines each, with their first price. */
async function insertLines(
  connection: Connection,
  contracts: readonly Contract[],
  { start, period }: { start: string; period: string },
): Promise<void> {
  const lines = contracts.flatMap((contract) =>
    Array.from({ length: linesEach }, (_, line) => ({ ...contract, line, lineId: contract.id * 10 + line })),
  );
  await connection.query(
    'INSERT INTO contract_line (id, contract_id, client_id, position, label, part, billing) VALUES ?',
    [
      lines.map(({ lineId, id, clientId, line }) => [
        ...[lineId, id, clientId, line, `Ligne ${line + 1}`, 'managed-services', 'monthly'],
      ]),
    ],
  );
  await connection.query(
    `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents, base_series,
       base_name, base_period, base_value, agreed_on, origin) VALUES ?`,
    [
      lines.map(({ lineId, id, number, line }) => {
        const cents = agreedCents(number, line);
        return [
          ...[lineId, id, start, cents, 1 + line, cents],
          ...[series, base, period, '105.3', start, 'initial'],
        ];
      }),
    ],
  );
}
