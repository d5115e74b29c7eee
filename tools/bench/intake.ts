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
  workerMs: number | undefined;
  databaseMs: number | undefined;
}

interface Where {
  /** The data directory of the product, whose mail folder is the way in. */
  folder: string;
  pids: { worker: number; database: number };
}

const stallMs = 120_000;

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
    drop(where.folder, mails, senders);
    const begins = Date.now();
    const keptSeconds = await untilAll(mails, begins, () => of('1 = 1'));
    const readSeconds = await untilAll(mails, begins, () => of("state <> 'received'"));
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
      workerMs: share('worker'),
      databaseMs: share('database'),
    };
  });
}

/** Whole files only: each is written aside and renamed. */
function drop(folder: string, mails: number, senders: readonly string[]): void {
  const inbox = join(folder, 'mail', 'in');
  mkdirSync(inbox, { recursive: true });
  const run = Date.now();
  for (let index = 0; index < mails; index += 1) {
    const from = senders[index % senders.length] ?? 'inconnu@ailleurs.test';
    const name = join(inbox, `${run}-${String(index).padStart(6, '0')}`);
    writeFileSync(`${name}.part`, mail(from, `${run}-${index}`));
    renameSync(`${name}.part`, `${name}.eml`);
  }
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
