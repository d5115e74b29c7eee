import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';
import { PlainError, step } from '../lib/console.ts';
import { sleep } from '../lib/processes.ts';
import { column, count } from './database.ts';
import { ProcessorMeter } from './processor.ts';

export interface IntakeResult {
  mails: number;
  /** From the first mail in the folder to the last one safe in the database. */
  keptSeconds: number;
  /** To the last one read and taken where it belongs. */
  readSeconds: number;
  requests: number;
  triaged: number;
  /** Set aside and shown: the mail that is larger than what is taken. */
  aside: number;
  workerMs: number | undefined;
  databaseMs: number | undefined;
}

interface Where {
  /** The data directory of the product, whose mail folder is the way in. */
  folder: string;
  pids: { worker: number; database: number };
}

const stallMs = 120_000;
const largeBytes = 50 * 1024 * 1024;

/** Mails dropped in the product's own mail folder; its real worker keeps, reads and routes every one of them. */
export async function measureIntake(
  connection: Connection,
  mails: number,
  where: Where,
): Promise<IntakeResult> {
  const senders = await column<string>(
    connection,
    "SELECT email FROM person WHERE kind = 'contact' AND active = 1 ORDER BY id LIMIT 2000",
  );
  const before = await count(connection, 'SELECT COALESCE(MAX(id), 0) FROM inbound_mail');
  const of = (condition: string) =>
    count(connection, `SELECT COUNT(*) FROM inbound_mail WHERE id > ${before} AND ${condition}`);
  const meter = new ProcessorMeter(where.pids);
  return step(`${mails.toLocaleString('fr-FR')} courriels`, async () => {
    // Half of them, the one that is too large, and the other half behind it.
    const half = Math.floor(mails / 2);
    drop(where.folder, senders, { from: 0, to: half });
    dropLarge(where.folder, senders[0] ?? '');
    const begins = Date.now();
    drop(where.folder, senders, { from: half, to: mails });
    const keptSeconds = await untilAll(mails + 1, begins, () => of('1 = 1'));
    const readSeconds = await untilAll(mails + 1, begins, () => of("state <> 'received'"));
    const share = (name: string) => {
      const used = meter.used(name);
      return used === undefined ? undefined : used / mails;
    };
    return {
      mails,
      keptSeconds,
      readSeconds,
      requests: await of("state IN ('request', 'draft')"),
      triaged: await of("state = 'triage'"),
      aside: await of("state = 'quarantined'"),
      workerMs: share('worker'),
      databaseMs: share('database'),
    };
  });
}

const inboxOf = (folder: string) => join(folder, 'mail', 'in');

/** Whole files only: each is written aside and renamed. */
function drop(folder: string, senders: readonly string[], { from, to }: { from: number; to: number }): void {
  for (let index = from; index < to; index += 1) {
    const sender = senders[index % senders.length] ?? 'inconnu@ailleurs.test';
    const key = `${process.pid}-${index}`;
    write(folder, String(index).padStart(6, '0'), mail(sender, key));
  }
}

/** A mail of 50 MB: the intake has to set it aside and go on. */
function dropLarge(folder: string, sender: string): void {
  const attachment = `${'QUJD'.repeat(19)}\r\n`.repeat(Math.ceil(largeBytes / 78));
  const name = String(0).padStart(6, '0');
  write(folder, `${name}-large`, `${mail(sender, `${process.pid}-large`)}\r\n${attachment}`);
}

function write(folder: string, name: string, text: string): void {
  const inbox = inboxOf(folder);
  mkdirSync(inbox, { recursive: true });
  const file = join(inbox, `${Date.now()}-${name}`);
  writeFileSync(`${file}.part`, text);
  renameSync(`${file}.part`, `${file}.eml`);
}

function mail(from: string, key: string): string {
  return [
    `From: ${from}`,
    'To: support@vigie.test',
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: <bench-${key}@bench.test>`,
    `Subject: =?utf-8?Q?Probl=C3=A8me_${key}?=`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary=b',
    '',
    '--b\r\nContent-Type: text/plain; charset=utf-8\r\n',
    `L’imprimante du premier étage ne répond plus depuis ce matin (${key}).`,
    '--b\r\nContent-Type: text/html; charset=utf-8\r\n',
    `<p>L’imprimante du <b>premier étage</b> ne répond plus depuis ce matin (${key}).</p>`,
    '--b--',
    '',
  ].join('\r\n');
}

/** Seconds until so many are there; a worker that no longer moves is an error, not a slow one. */
async function untilAll(mails: number, begins: number, there: () => Promise<number>): Promise<number> {
  let last = -1;
  let movedAt = Date.now();
  for (;;) {
    const now = await there();
    if (now >= mails) return (Date.now() - begins) / 1000;
    if (now !== last) movedAt = Date.now();
    if (Date.now() - movedAt > stallMs) throw new PlainError(`${now} courriels sur ${mails}, et plus rien.`);
    last = now;
    await sleep(100);
  }
}
