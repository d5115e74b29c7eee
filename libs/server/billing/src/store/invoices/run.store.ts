import { DomainError, found, isDuplicate, type Actor, type Transaction } from '@vigie/platform';
import type { LocalDate } from '@vigie/rules';
import type { InvoiceRunItemState, InvoiceRunKind } from '@vigie/wire';
import { InvoiceRunItemRow } from './invoice-run-item.row';
import { InvoiceRunRow } from './invoice-run.row';
import type { Reader } from './unbilled.store';

/** A batch as stored; stays inside the feature. */
export type StoredRun = InvoiceRunRow;

type Span = Pick<StoredRun, 'clientId' | 'fromOn' | 'untilOn' | 'workFrom' | 'workUntil'>;
const noSpan: Span = { clientId: null, fromOn: null, untilOn: null, workFrom: null, workUntil: null };

/** Starts a batch; null when the day has started one before. */
export async function insertRun(
  tx: Transaction,
  actor: Actor,
  run: { kind: InvoiceRunKind; total: number; day: LocalDate | null; span?: Span },
): Promise<string | null> {
  const { kind, total, day, span = noSpan } = run;
  try {
    const id = await tx.insert(InvoiceRunRow, {
      ...{
        kind,
        total,
        day,
        ...span,
        state: 'running',
        done: 0,
        made: 0,
        refused: 0,
        step: 1,
        cursorId: '0',
      },
      ...{ startedAt: tx.now, endedAt: null, version: 1 },
      ...{ actorId: actor.id, actorName: actor.name, actorLabel: actor.label },
    });
    await tx.emit('invoice-run.due', { runId: id, step: 1 });
    tx.live({ type: 'invoice-run.changed', runId: id });
    return id;
  } catch (error) {
    if (day !== null && isDuplicate(error)) return null;
    throw error;
  }
}

/** Reads a batch; null when there is none. */
export const findRun = (source: Pick<Transaction, 'manager'>, id: string): Promise<StoredRun | null> =>
  source.manager.findOneBy(InvoiceRunRow, { id });

/** Reads a batch and holds it until the transaction ends; 404 when there is none. */
export const lockRun = async (tx: Transaction, id: string): Promise<StoredRun> =>
  found(await tx.manager.findOne(InvoiceRunRow, { where: { id }, lock: { mode: 'pessimistic_write' } }));

/** The same for a change that was made on a version. */
export async function lockRunVersion(tx: Transaction, id: string, version: number): Promise<StoredRun> {
  const run = await lockRun(tx, id);
  if (run.version !== version) throw new DomainError('version.conflict', { version: run.version });
  return run;
}

/** Keeps a batch that is held, and tells the browsers. */
export async function saveRun(tx: Transaction, { id, ...run }: StoredRun): Promise<void> {
  await tx.manager.update(InvoiceRunRow, id, run);
  tx.live({ type: 'invoice-run.changed', runId: id });
}

/** Promises the next batch of a run that is held. */
export async function promiseNext(tx: Transaction, run: StoredRun): Promise<void> {
  run.step += 1;
  await tx.emit('invoice-run.due', { runId: run.id, step: run.step });
}

/** What a daily run makes up for: what was written down since the one before, as far back as there are daily runs. */
export async function lateSince(
  reader: Reader,
  { day, fromOn }: Pick<StoredRun, 'day' | 'fromOn'>,
): Promise<{ after: Date; since: LocalDate } | undefined> {
  if (day === null || fromOn === null) return undefined;
  const [row] = await reader.query<{ after: Date | null; since: LocalDate | null }>(
    'SELECT MAX(started_at) AS after, MIN(day) AS since FROM invoice_run WHERE day < ?',
    [day],
  );
  if (!row?.after || !row.since) return undefined;
  // Older invoices are not looked at when periods are compared.
  const oldest = lastYearOf(fromOn);
  return { after: row.after, since: row.since < oldest ? oldest : row.since };
}

/** The first day whose periods are compared with their invoices. */
export const lastYearOf = (day: LocalDate): LocalDate => `${Number(day.slice(0, 4)) - 1}-01-01`;

/** The next clients by number, from where the run is. */
export async function nextClients(
  reader: Reader,
  { clientId, cursorId }: Pick<StoredRun, 'clientId' | 'cursorId'>,
  limit: number,
): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT id FROM client WHERE id > ? ${clientId === null ? '' : 'AND id = ?'} ORDER BY id LIMIT ?`,
    [cursorId, ...(clientId === null ? [] : [clientId]), limit],
  );
  return rows.map(({ id }) => id);
}

/** Notes which invoices a run issues. */
export async function insertRunItems(
  tx: Transaction,
  runId: string,
  invoices: readonly { id: string; clientId: string }[],
): Promise<void> {
  for (let start = 0; start < invoices.length; start += 500)
    await tx.manager.insert(
      InvoiceRunItemRow,
      invoices.slice(start, start + 500).map(({ id: invoiceId, clientId }) => ({
        ...{ runId, invoiceId, clientId, state: 'waiting' as const, code: null },
      })),
    );
}

/** The next invoices that a run issues. */
export async function waitingItems(reader: Reader, runId: string, limit: number): Promise<string[]> {
  const rows = await reader.query<{ id: string }>(
    `SELECT invoice_id AS id FROM invoice_run_item WHERE run_id = ? AND state = 'waiting'
      ORDER BY invoice_id LIMIT ?`,
    [runId, limit],
  );
  return rows.map(({ id }) => id);
}

/** Says what has become of an invoice of a run; false when that was said before, or the run does not go on. */
export async function endItem(
  tx: Transaction,
  runId: string,
  item: { invoiceId: string; state: InvoiceRunItemState; code: string | null },
): Promise<boolean> {
  const [run] = await tx.query<{ state: string }>(
    'SELECT state FROM invoice_run WHERE id = ? LOCK IN SHARE MODE',
    [runId],
  );
  if (run?.state !== 'running') return false;
  const ended = await tx.execute(
    "UPDATE invoice_run_item SET state = ?, code = ? WHERE run_id = ? AND invoice_id = ? AND state = 'waiting'",
    [item.state, item.code, runId, item.invoiceId],
  );
  return ended === 1;
}

/** How many invoices of a run are in each state. */
export async function itemCounts(
  reader: Reader,
  runId: string,
): Promise<Record<InvoiceRunItemState, number>> {
  const rows = await reader.query<{ state: InvoiceRunItemState; count: string }>(
    'SELECT state, COUNT(*) AS count FROM invoice_run_item WHERE run_id = ? GROUP BY state',
    [runId],
  );
  const countOf = (state: InvoiceRunItemState) => Number(rows.find((row) => row.state === state)?.count ?? 0);
  return { waiting: countOf('waiting'), issued: countOf('issued'), refused: countOf('refused') };
}
