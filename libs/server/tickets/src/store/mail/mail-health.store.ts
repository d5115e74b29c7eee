import type { MailWay, MailWayFacts } from '@vigie/rules';
import type { Database, Transaction } from '@vigie/platform';

interface HealthLine {
  since: Date;
  last_success_at: Date | null;
  failures: number;
  error: string | null;
  stopped_since: Date | null;
}

/** What is known of a way, with what was last told about it. */
export interface KnownWay {
  facts: MailWayFacts;
  error: string | null;
  stoppedSince: Date | null;
}

const iso = (date: Date | null) => date?.toISOString() ?? null;

/** How a way of mail does; null for a mailbox that is not read. */
export async function readWay(reader: Database | Transaction, way: MailWay): Promise<KnownWay | null> {
  const [line] = await reader.query<HealthLine>(
    'SELECT since, last_success_at, failures, error, stopped_since FROM mail_health WHERE way = ?',
    [way],
  );
  if (way === 'intake') return line ? knownOf(line) : null;
  const waiting = await oldestWaiting(reader);
  const known = knownOf(line ?? unused());
  const facts = { ...known.facts, oldestWaiting: iso(waiting?.at ?? null) };
  return { ...known, facts, error: waiting?.error ?? known.error };
}

const unused = (): HealthLine => ({
  since: new Date(),
  last_success_at: null,
  failures: 0,
  error: null,
  stopped_since: null,
});

function knownOf(line: HealthLine): KnownWay {
  const { since, last_success_at: lastSuccessAt, failures, error, stopped_since: stoppedSince } = line;
  const facts = {
    lastSuccessAt: iso(lastSuccessAt),
    failures,
    since: since.toISOString(),
    oldestWaiting: null,
  };
  return { facts, error, stoppedSince };
}

/** The mail that has waited longest to leave; one that is held back on purpose does not wait. */
async function oldestWaiting(
  reader: Database | Transaction,
): Promise<{ at: Date; error: string | null } | null> {
  const [row] = await reader.query<{ at: Date; error: string | null }>(
    // One that a person sends again waits since then.
    `SELECT IF(attempts = 0, COALESCE(claimed_at, created_at), created_at) AS at, error
       FROM outbound_mail WHERE state = 'queued' ORDER BY id LIMIT 1`,
  );
  return row ?? null;
}

/** Writes that a look at the mailbox ended well, or why it did not. */
export async function recordIntake(database: Database, error: string | null): Promise<void> {
  const success = error === null ? 'NOW(3)' : 'NULL';
  await database.execute(
    `INSERT INTO mail_health (way, since, last_success_at, failures, error)
     VALUES ('intake', NOW(3), ${success}, ?, ?)
     ON DUPLICATE KEY UPDATE last_success_at = COALESCE(VALUES(last_success_at), last_success_at),
       failures = IF(VALUES(last_success_at) IS NULL, failures + 1, 0), error = VALUES(error)`,
    [error === null ? 0 : 1, error?.slice(0, 500) ?? null],
  );
}

/** No mailbox is read any more. */
export const forgetIntake = (database: Database): Promise<number> =>
  database.execute("DELETE FROM mail_health WHERE way = 'intake'");

/** Says that a stop was told, or that it is over; false when another worker did so first. */
export async function markStopped(tx: Transaction, way: MailWay, since: Date | null): Promise<boolean> {
  await tx.execute('INSERT IGNORE INTO mail_health (way, since) VALUES (?, ?)', [way, tx.now]);
  const [line] = await tx.query<{ stopped_since: Date | null }>(
    'SELECT stopped_since FROM mail_health WHERE way = ? FOR UPDATE',
    [way],
  );
  if ((line?.stopped_since === null) === (since === null)) return false;
  await tx.execute('UPDATE mail_health SET stopped_since = ? WHERE way = ?', [since, way]);
  return true;
}
