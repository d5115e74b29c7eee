import type { ClockKind, Threshold } from '@vigie/rules';
import type { Database, Transaction } from '@vigie/platform';
import { ClockFiringRow } from './clock-firing.row';
import { SlaClockRow } from './sla-clock.row';

/** A threshold of a clock under one version of its terms: what speaks once. */
export type ThresholdKey = Pick<ClockFiringRow, 'clockId' | 'termsVersion' | 'percent'>;

/** Clocks with a threshold due for longer than the grace period, the oldest first. */
export async function overdueClocks(database: Database, graceMs: number, limit: number): Promise<string[]> {
  const rows = await database.query<{ id: string }>(
    'SELECT id FROM sla_clock WHERE next_at <= NOW(3) - INTERVAL ? MICROSECOND ORDER BY next_at LIMIT ?',
    [graceMs * 1000, limit],
  );
  return rows.map((row) => row.id);
}

/** Clocks with a threshold due within the horizon, the soonest first. */
export const upcomingClocks = (database: Database, horizonMs: number, limit: number) =>
  database.query<{ id: string; at: Date }>(
    `SELECT id, next_at AS at FROM sla_clock
      WHERE next_at <= NOW(3) + INTERVAL ? MICROSECOND ORDER BY next_at LIMIT ?`,
    [horizonMs * 1000, limit],
  );

/** Holds a clock until the transaction ends; with it the time of the database, which alone says what is due. */
export async function lockClock(
  tx: Transaction,
  id: string,
): Promise<{ clock: Readonly<SlaClockRow>; isDue: boolean; now: Date } | null> {
  // A comparison is a BIGINT for MySQL, hence a string for the driver.
  const [row] = await tx.query<{ is_due: number | string | null; now: Date }>(
    'SELECT next_at <= NOW(3) AS is_due, NOW(3) AS now FROM sla_clock WHERE id = ? FOR UPDATE',
    [id],
  );
  if (!row) return null;
  const clock = await tx.manager.findOneByOrFail(SlaClockRow, { id });
  return { clock, isDue: Number(row.is_due) === 1, now: row.now };
}

/** Whether a threshold was already told. */
export const wasTold = (tx: Transaction, key: ThresholdKey): Promise<boolean> =>
  tx.manager.existsBy(ClockFiringRow, key);

/** Writes down that a threshold was told; returns the identifier. A second time is refused (unique key). */
export const insertFiring = (
  tx: Transaction,
  firing: ThresholdKey & { dueAt: Date; firedAt: Date },
): Promise<string> => tx.insert(ClockFiringRow, firing);

/** The highest threshold told under the present terms. */
export async function lastTold(
  tx: Transaction,
  clock: Pick<SlaClockRow, 'id' | 'termsVersion'>,
): Promise<Threshold | 0> {
  const [row] = await tx.query<{ percent: Threshold | null }>(
    'SELECT MAX(percent) AS percent FROM clock_firing WHERE clock_id = ? AND terms_version = ?',
    [clock.id, clock.termsVersion],
  );
  return row?.percent ?? 0;
}

/** Thresholds told under the present terms. */
export async function toldUnder(
  tx: Transaction,
  clock: Pick<SlaClockRow, 'id' | 'termsVersion'>,
): Promise<Threshold[]> {
  const rows = await tx.query<{ percent: Threshold }>(
    'SELECT percent FROM clock_firing WHERE clock_id = ? AND terms_version = ? ORDER BY percent',
    [clock.id, clock.termsVersion],
  );
  return rows.map(({ percent }) => percent);
}

/** Has thresholds that were told under the present terms count as told under the next ones. */
export async function carryFirings(
  tx: Transaction,
  clock: Pick<SlaClockRow, 'id' | 'termsVersion'>,
  { termsVersion, percents }: { termsVersion: number; percents: readonly Threshold[] },
): Promise<void> {
  if (percents.length === 0) return;
  await tx.execute(
    `INSERT INTO clock_firing (clock_id, terms_version, percent, due_at, fired_at)
     SELECT clock_id, ?, percent, due_at, fired_at FROM clock_firing
      WHERE clock_id = ? AND terms_version = ? AND percent IN (?)`,
    [termsVersion, clock.id, clock.termsVersion, percents],
  );
}

/** A threshold that was reached, as our people are told about it. */
export interface FiringNews {
  percent: Threshold;
  clock: ClockKind;
  dueAt: Date | null;
  zone: string;
  subject: string;
  client: string;
  assigneeId: string | null;
}

export async function firingNews(tx: Transaction, firingId: string): Promise<FiringNews | null> {
  const [news] = await tx.query<FiringNews>(
    `SELECT f.percent, c.kind AS clock, c.due_at AS dueAt, JSON_UNQUOTE(JSON_EXTRACT(c.calendar, '$.zone')) AS zone,
            t.subject, k.name AS client, t.assignee_id AS assigneeId
       FROM clock_firing f JOIN sla_clock c ON c.id = f.clock_id
       JOIN ticket t ON t.id = c.ticket_id JOIN client k ON k.id = t.client_id
      WHERE f.id = ?`,
    [firingId],
  );
  return news ?? null;
}
