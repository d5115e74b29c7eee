import type { Connection, RowDataPacket } from 'mysql2/promise';
import { PlainError, say, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import type { RealProduct } from './real-product.ts';
import { column, count } from './database.ts';
import { percentile } from './numbers.ts';
import { calendar } from './people.ts';
import { ProcessorMeter } from './processor.ts';
import { Random } from './random.ts';
import { Sink } from './sink.ts';
import { promiseMs } from './ticket-clocks.ts';

export interface BurstResult {
  open: number;
  due: number;
  windowSeconds: number;
  p50: number;
  p99: number;
  max: number;
  missed: number;
  doubled: number;
  early: number;
  /** From the due instant to the notice in the console of the people concerned. */
  noticeP50: number;
  noticeP99: number;
  wallSeconds: number;
  noticeSeconds: number;
  workerMs: number | undefined;
  databaseMs: number | undefined;
}

/** Identifiers of the clocks of this run; each has a ticket with the same distance from its first. */
interface Range {
  firstClock: number;
  dueClocks: number;
  lastClock: number;
  firstTicket: number;
}

const windowSeconds = 60;
const leadMs = 25_000;
const patienceMs = 180_000;
const minute = 60_000;

/** One open clock per ticket; one in twenty is due within the same minute. The real worker has to tell them all. */
export async function measureBurst(
  product: RealProduct,
  connection: Connection,
  clocks: number,
): Promise<BurstResult> {
  await product.stopWorker();
  const dueClocks = Math.max(1, Math.floor(clocks / 20));
  const range = await nextRange(connection, clocks, dueClocks);
  await step(`${clocks.toLocaleString('fr-FR')} horloges ouvertes`, () =>
    loadFuture(product.database.url, range),
  );
  const startsAt = Date.now() + leadMs;
  await loadDue(product.database.url, range, startsAt);
  const worker = await product.startWorker();
  await waitForWorker(product, startsAt);
  const meter = new ProcessorMeter({ worker: worker.pid, database: product.database.pid });
  await step(`${dueClocks.toLocaleString('fr-FR')} échéances en ${windowSeconds} s`, () =>
    waitForAll(connection, range, startsAt),
  );
  const share = (name: string) => {
    const used = meter.used(name);
    return used === undefined ? undefined : used / dueClocks;
  };
  return {
    open: clocks,
    due: dueClocks,
    windowSeconds,
    ...(await latenessOf(connection, range, startsAt)),
    ...(await faultsOf(connection, range)),
    ...(await noticesOf(connection, range, startsAt)),
    workerMs: share('worker'),
    databaseMs: share('database'),
  };
}

async function nextRange(connection: Connection, clocks: number, dueClocks: number): Promise<Range> {
  const lastClock = await count(connection, 'SELECT MAX(id) FROM sla_clock');
  const lastTicket = await count(connection, 'SELECT MAX(id) FROM ticket');
  return {
    firstClock: lastClock + 1,
    dueClocks,
    lastClock: lastClock + clocks,
    firstTicket: lastTicket + 1,
  };
}

/** Clocks whose next threshold lies twenty minutes to a day away. */
async function loadFuture(url: string, range: Range): Promise<void> {
  const sink = new Sink(url);
  const random = new Random(21);
  const half = promiseMs / 2;
  const now = Date.now();
  for (let id = range.firstClock + range.dueClocks; id <= range.lastClock; id += 1) {
    const nextAt = now + random.int(20 * minute, half);
    addClock(sink, range, id, { started: nextAt - half, nextAt, nextPercent: 50 });
    if (sink.isFull()) await sink.flush();
  }
  await sink.close();
}

/** Clocks of which only the breach is still to come, spread over one minute. */
async function loadDue(url: string, range: Range, startsAt: number): Promise<void> {
  const sink = new Sink(url);
  const random = new Random(22);
  for (let id = range.firstClock; id < range.firstClock + range.dueClocks; id += 1) {
    const nextAt = startsAt + random.int(0, windowSeconds * 1000 - 1);
    const started = nextAt - promiseMs;
    addClock(sink, range, id, { started, nextAt, nextPercent: 100 });
    for (const percent of [50, 75, 90]) {
      const told = new Date(started + (promiseMs * percent) / 100);
      sink.add('clock_firing', { clock_id: id, terms_version: 1, percent, due_at: told, fired_at: told });
    }
  }
  await sink.close();
}

function addClock(
  sink: Sink,
  range: Range,
  id: number,
  times: { started: number; nextAt: number; nextPercent: number },
): void {
  const started = new Date(times.started);
  const due = new Date(times.started + promiseMs);
  const warnAt = new Date(times.started + promiseMs * 0.75);
  const place = id - range.firstClock;
  const key = { ticket_id: range.firstTicket + place, client_id: (place % 200) + 1 };
  sink.add('ticket', {
    id: key.ticket_id,
    client_id: key.client_id,
    queue_id: 1,
    kind: 'request',
    state: 'open',
    is_open: true,
    priority: 3,
    impact: 'medium',
    urgency: 'medium',
    subject: `Demande ${key.ticket_id}`,
    assignee_id: (place % 20) + 1,
    created_at: started,
    updated_at: started,
    sort_due: due,
    warn_at: warnAt,
    version: 1,
  });
  sink.add('sla_clock', {
    id,
    ...key,
    kind: 'promise',
    mode: 'elapsed',
    duration_ms: promiseMs,
    calendar,
    started_at: started,
    terms_version: 1,
    state: 'running',
    due_at: due,
    warn_at: warnAt,
    next_at: new Date(times.nextAt),
    next_percent: times.nextPercent,
    fingerprint: 'bench',
  });
}

async function waitForWorker(product: RealProduct, startsAt: number): Promise<void> {
  // Its sign of life is written after it has planned its first wake-ups; an old one would not count.
  await sleep(3000);
  while (!(await product.isReady())) {
    if (Date.now() > startsAt) throw new PlainError('Le worker n’était pas prêt avant la première échéance.');
    await sleep(200);
  }
}

async function waitForAll(connection: Connection, range: Range, startsAt: number): Promise<void> {
  const limit = startsAt + windowSeconds * 1000 + patienceMs;
  await sleep(Math.max(0, startsAt - Date.now()));
  let beat = Date.now();
  while (Date.now() < limit) {
    const [told, open] = [await toldClocks(connection, range), await openNotices(connection)];
    if (told >= range.dueClocks && open === 0) return;
    if (Date.now() - beat > 15_000) {
      beat = Date.now();
      say(`    ${told} échéances dites, ${open} avis en attente`);
    }
    await sleep(1000);
  }
  say('    ⚠ Toutes les échéances n’ont pas été dites à temps.');
}

const ours = (alias: string) => `${alias}.clock_id BETWEEN ? AND ? AND ${alias}.percent = 100`;
const bounds = (range: Range) => [range.firstClock, range.firstClock + range.dueClocks - 1];

const toldClocks = (connection: Connection, range: Range) =>
  count(
    connection,
    `SELECT COUNT(DISTINCT f.clock_id) FROM clock_firing f WHERE ${ours('f')}`,
    bounds(range),
  );

const openNotices = (connection: Connection) =>
  count(connection, "SELECT COUNT(*) FROM outbox WHERE done_at IS NULL AND job = 'clock.notify'");

async function latenessOf(connection: Connection, range: Range, startsAt: number) {
  const late = await column<number>(
    connection,
    `SELECT TIMESTAMPDIFF(MICROSECOND, f.due_at, f.fired_at) / 1000 AS late
       FROM clock_firing f WHERE ${ours('f')} ORDER BY late`,
    bounds(range),
  );
  const times = late.map(Number);
  const last = await instant(
    connection,
    `SELECT MAX(f.fired_at) FROM clock_firing f WHERE ${ours('f')}`,
    bounds(range),
  );
  return {
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    max: times.at(-1) ?? Number.NaN,
    early: times.filter((ms) => ms < 0).length,
    wallSeconds: (last - startsAt) / 1000,
  };
}

/** A breach that nobody was told of, or that was told twice: in the history of its ticket, or as work to do. */
async function faultsOf(connection: Connection, range: Range) {
  const tickets = [range.firstTicket, range.firstTicket + range.dueClocks - 1];
  const told = await count(
    connection,
    `SELECT COUNT(DISTINCT ticket_id) FROM ticket_history
      WHERE type = 'clock-breached' AND ticket_id BETWEEN ? AND ?`,
    tickets,
  );
  const twice = await count(
    connection,
    `SELECT COUNT(*) FROM (SELECT ticket_id FROM ticket_history
        WHERE type = 'clock-breached' AND ticket_id BETWEEN ? AND ? GROUP BY ticket_id HAVING COUNT(*) > 1) x`,
    tickets,
  );
  const workTwice = await count(
    connection,
    `SELECT COUNT(*) FROM (SELECT JSON_VALUE(payload, '$.firingId') AS firing FROM outbox
        WHERE job = 'clock.notify' GROUP BY firing HAVING COUNT(*) > 1) x`,
  );
  return { missed: range.dueClocks - told, doubled: twice + workTwice };
}

async function noticesOf(connection: Connection, range: Range, startsAt: number) {
  const waits = await column<number>(
    connection,
    `SELECT TIMESTAMPDIFF(MICROSECOND, f.due_at, n.at) / 1000 AS late
       FROM clock_firing f JOIN sla_clock c ON c.id = f.clock_id
       JOIN notification n ON n.ticket_id = c.ticket_id AND n.percent = 100
      WHERE ${ours('f')} ORDER BY late`,
    bounds(range),
  );
  const times = waits.map(Number);
  const last = await instant(connection, 'SELECT MAX(at) FROM notification WHERE percent = 100', []);
  return {
    noticeP50: percentile(times, 50),
    noticeP99: percentile(times, 99),
    noticeSeconds: (last - startsAt) / 1000,
  };
}

async function instant(connection: Connection, sql: string, parameters: unknown[]): Promise<number> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, parameters);
  const value: unknown = Object.values(rows[0] ?? {})[0];
  return value instanceof Date ? value.getTime() : Number.NaN;
}
