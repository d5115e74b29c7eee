import type { MailWay, MailWayFacts } from '@vigie/rules';
import type { Database, Transaction } from '@vigie/platform';

/** One way of mail: what leaves (mailbox 0), or the reading of one mailbox (0 is the one of the installation). */
export interface WayKey {
  way: MailWay;
  mailboxId: string;
}

interface HealthLine {
  way: MailWay;
  mailbox_id: string;
  mailbox: string | null;
  since: Date;
  last_success_at: Date | null;
  failures: number;
  error: string | null;
  stopped_since: Date | null;
}

/** What is known of a way, with what was last told about it. */
export interface KnownWay extends WayKey {
  /** Name of the mailbox; null for the one of the installation. */
  mailbox: string | null;
  facts: MailWayFacts;
  error: string | null;
  stoppedSince: Date | null;
}

const iso = (date: Date | null) => date?.toISOString() ?? null;
const sending = { way: 'sending', mailboxId: '0' } as const satisfies WayKey;
const is = (one: WayKey) => (other: WayKey) => one.way === other.way && one.mailboxId === other.mailboxId;

/** How every way of mail does: each mailbox that is read, and what leaves. */
export async function readWays(reader: Database | Transaction): Promise<KnownWay[]> {
  const lines = await reader.query<HealthLine>(
    `SELECT h.way, h.mailbox_id, b.name AS mailbox, h.since, h.last_success_at, h.failures, h.error, h.stopped_since
       FROM mail_health h LEFT JOIN mailbox b ON b.id = h.mailbox_id
      WHERE h.mailbox_id = 0 OR (b.active = 1 AND b.imap IS NOT NULL) ORDER BY h.way, h.mailbox_id`,
  );
  const known = lines.map(knownOf);
  const waiting = await oldestWaiting(reader);
  const left = known.find(is(sending)) ?? knownOf(unused());
  const facts = { ...left.facts, oldestWaiting: iso(waiting?.at ?? null) };
  return [
    ...known.filter(({ way }) => way === 'intake'),
    { ...left, facts, mailbox: waiting?.mailbox ?? null, error: waiting?.error ?? left.error },
  ];
}

const unused = (): HealthLine => ({
  way: sending.way,
  mailbox_id: sending.mailboxId,
  mailbox: null,
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
  const { way, mailbox_id: mailboxId, mailbox } = line;
  return { way, mailboxId, mailbox, facts, error, stoppedSince };
}

/** The mail that has waited longest to leave; one that is held back on purpose does not wait. */
async function oldestWaiting(
  reader: Database | Transaction,
): Promise<{ at: Date; error: string | null; mailbox: string | null } | null> {
  const [row] = await reader.query<{ at: Date; error: string | null; mailbox: string | null }>(
    // One that a person sends again waits since then.
    `SELECT IF(attempts = 0, COALESCE(claimed_at, created_at), created_at) AS at, error,
            JSON_UNQUOTE(JSON_EXTRACT(sender, '$.address')) AS mailbox
       FROM outbound_mail WHERE state = 'queued' ORDER BY id LIMIT 1`,
  );
  return row ?? null;
}

/** Writes that a look at a mailbox ended well, or why it did not. */
export async function recordIntake(
  database: Database,
  mailboxId: string,
  error: string | null,
): Promise<void> {
  const success = error === null ? 'NOW(3)' : 'NULL';
  await database.execute(
    `INSERT INTO mail_health (way, mailbox_id, since, last_success_at, failures, error)
     VALUES ('intake', ?, NOW(3), ${success}, ?, ?)
     ON DUPLICATE KEY UPDATE last_success_at = COALESCE(VALUES(last_success_at), last_success_at),
       failures = IF(VALUES(last_success_at) IS NULL, failures + 1, 0), error = VALUES(error)`,
    [mailboxId, error === null ? 0 : 1, error?.slice(0, 500) ?? null],
  );
}

/** The mailbox of the installation is not read any more. */
export const forgetIntake = (database: Database): Promise<number> =>
  database.execute("DELETE FROM mail_health WHERE way = 'intake' AND mailbox_id = 0");

/** Says that a stop was told, or that it is over; false when another worker did so first. */
export async function markStopped(
  tx: Transaction,
  { way, mailboxId }: WayKey,
  since: Date | null,
): Promise<boolean> {
  const key = [way, mailboxId];
  await tx.execute('INSERT IGNORE INTO mail_health (way, mailbox_id, since) VALUES (?, ?, ?)', [
    ...key,
    tx.now,
  ]);
  const [line] = await tx.query<{ stopped_since: Date | null }>(
    'SELECT stopped_since FROM mail_health WHERE way = ? AND mailbox_id = ? FOR UPDATE',
    key,
  );
  if ((line?.stopped_since === null) === (since === null)) return false;
  await tx.execute('UPDATE mail_health SET stopped_since = ? WHERE way = ? AND mailbox_id = ?', [
    since,
    ...key,
  ]);
  return true;
}
