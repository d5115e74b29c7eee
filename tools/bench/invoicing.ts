import { Agent } from 'node:http';
import type { Connection } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import { signInAdministrator } from './callers.ts';
import { ask } from './closed-loop.ts';
import { column, count } from './database.ts';
import { percentile } from './numbers.ts';
import { memoryOf } from './processor.ts';

export interface InvoicingResult {
  invoices: number;
  /** Until the last has its number, and until the last has its document. */
  issueSeconds: number;
  documentSeconds: number;
  /** Of the worker, looked at while it worked. */
  memoryP95Mb: number;
  memoryPeakMb: number;
}

interface Where {
  port: number;
  worker: number;
}

const batch = 1000;
const linesEach = 3;
const pollMs = 200;
const stallMs = 120_000;
/** Of this run: data that are kept may hold those of another one. */
const mark = `BENCH-${Date.now().toString(36)}-`;
const ours = `order_reference LIKE '${mark}%'`;

/** So many checked invoices are issued in one batch; each gets its number, then its Factur-X. */
export function measureInvoicing(
  connection: Connection,
  { port, worker }: Where,
  invoices: number,
): Promise<InvoicingResult> {
  return step(`Émission de ${invoices.toLocaleString('fr-FR')} factures`, async () => {
    await bringParties(connection);
    await bringChecked(connection, invoices);
    const { cookie } = await signInAdministrator(connection);
    const agent = new Agent({ keepAlive: true });
    const began = Date.now();
    const call = { method: 'POST' as const, path: '/api/invoice-runs', cookie, body: { kind: 'issue' } };
    await ask(port, agent, { ...call, status: 201, word: '"running"' });
    agent.destroy();
    const memory: number[] = [];
    const until = (condition: string) => reached(connection, { condition, invoices, worker, memory });
    const issued = await until("state = 'issued'");
    const drawn = await until('file_id IS NOT NULL');
    await check(connection, invoices);
    return {
      invoices,
      issueSeconds: (issued - began) / 1000,
      documentSeconds: (drawn - began) / 1000,
      memoryP95Mb: percentile(memory, 95),
      memoryPeakMb: Math.max(...memory),
    };
  });
}

/** Our company, and an account for each client that has none. */
async function bringParties(connection: Connection): Promise<void> {
  await connection.query(
    `INSERT IGNORE INTO company (id, name, legal_form, siren, registry, vat_number, street, postal_code, city, country,
       vat_on_debits, updated_at, version)
       VALUES (1, 'Mesure SAS', 'SAS', '732829320', 'Paris', 'FR44732829320', '1 rue du Banc', '75011', 'Paris', 'FR',
         0, NOW(3), 1)`,
  );
  await connection.query(
    `INSERT IGNORE INTO billing_account (client_id, client_kind, street, postal_code, city, country, siret, emails,
       payment_days, updated_at, version)
       SELECT id, 'professional', '2 rue du Banc', '69001', 'Lyon', 'FR', '55210055400013', '[]', 30, NOW(3), 1
         FROM client`,
  );
}

/** Checked invoices of three lines each; each of another sum. */
async function bringChecked(connection: Connection, invoices: number): Promise<void> {
  const clients = await column<number>(connection, 'SELECT id FROM client ORDER BY id');
  for (let from = 0; from < invoices; from += batch) {
    const places = Array.from({ length: Math.min(batch, invoices - from) }, (_, place) => from + place);
    await connection.query(
      `INSERT INTO invoice (client_id, kind, state, source, payment_days, client_kind, order_reference, net_cents,
         vat_cents, gross_cents, open_cents, created_at, created_by, checked_at, checked_by, updated_at, version)
       VALUES ${places.map(() => "(?, 'invoice', 'checked', 'manual', 30, 'professional', ?, ?, ?, ?, ?, NOW(3), 'bench', NOW(3), 'bench', NOW(3), 1)").join(', ')}`,
      places.flatMap((place) => {
        const { net, vat } = sums(place);
        return [clients[place % clients.length], mark + String(place), net, vat, net + vat, net + vat];
      }),
    );
  }
  await connection.query(
    `INSERT INTO invoice_line (invoice_id, client_id, position, label, quantity, unit, unit_cents, net_cents,
       vat_category, vat_rate)
       SELECT i.id, i.client_id, n.position, CONCAT('Prestation ', n.position), 1, 'one', i.net_cents DIV ${linesEach},
         i.net_cents DIV ${linesEach}, 'S', 2000
         FROM invoice i JOIN (SELECT 1 AS position UNION SELECT 2 UNION SELECT 3) n WHERE i.state = 'checked' AND ${ours}`,
  );
  await connection.query(
    `INSERT INTO invoice_vat (invoice_id, category, rate, base_cents, vat_cents)
       SELECT id, 'S', 2000, net_cents, vat_cents FROM invoice WHERE state = 'checked' AND ${ours}`,
  );
}

/** VAT of a fifth comes out even: every net sum is a multiple of five cents. */
function sums(place: number): { net: number; vat: number } {
  const net = linesEach * 5 * (200 + ((place * 7919) % 20_000));
  return { net, vat: net / 5 };
}

interface Wait {
  condition: string;
  invoices: number;
  worker: number;
  memory: number[];
}

/** When all of ours got there; a batch that no longer moves is an error, not a slow one. */
async function reached(
  connection: Connection,
  { condition, invoices, worker, memory }: Wait,
): Promise<number> {
  let [last, movedAt] = [-1, Date.now()];
  for (;;) {
    const done = await count(connection, `SELECT COUNT(*) FROM invoice WHERE ${condition} AND ${ours}`);
    if (done === invoices) return Date.now();
    if (done !== last) [last, movedAt] = [done, Date.now()];
    if (Date.now() - movedAt > stallMs)
      throw new PlainError(`Émission arrêtée : ${done} factures, ${condition}`);
    memory.push(memoryOf(worker)?.nowMb ?? 0);
    await sleep(pollMs);
  }
}

/** No number is missing and none is there twice. */
async function check(connection: Connection, invoices: number): Promise<void> {
  const said = await column<string>(
    connection,
    `SELECT CONCAT(COUNT(DISTINCT number), ' ', MAX(RIGHT(number, 6)) - MIN(RIGHT(number, 6)) + 1)
       FROM invoice WHERE ${ours}`,
  );
  const [numbers, span] = (said[0] ?? '').split(' ').map(Number);
  if (numbers !== invoices || span !== invoices)
    throw new PlainError(`Émission : ${numbers ?? 0} numéros sur une suite de ${span ?? 0}.`);
}
