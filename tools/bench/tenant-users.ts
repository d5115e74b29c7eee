import { createHash } from 'node:crypto';
import type { Connection } from 'mysql2/promise';
import { count } from './database.ts';
import { Random } from './random.ts';
import { firstNames, lastNames } from './words.data.ts';

const people = 10_000;
const batch = 1000;
const skuId = 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46';

/** The tenant of one client with ten thousand people, as a reading leaves it; made once. */
export async function bringTenant(connection: Connection, clientId: number): Promise<void> {
  const there = await count(connection, 'SELECT COUNT(*) FROM m365_user WHERE client_id = ?', [clientId]);
  if (there >= people) return;
  await connection.query(
    `INSERT IGNORE INTO m365_tenant (client_id, guid, domain, naming, created_at, synced_at, version, consent, sync_count)
     VALUES (?, ?, 'banc.test', 'first.last', NOW(3), NOW(3), 1, 'granted', ?)`,
    [clientId, guidOf('tenant', clientId), people],
  );
  await connection.query(
    "INSERT IGNORE INTO m365_licence (client_id, sku_id, name, enabled, consumed) VALUES (?, ?, 'SPB', 12000, 9000)",
    [clientId, skuId],
  );
  const random = new Random(17);
  for (let from = 0; from < people; from += batch)
    await connection.query(
      `INSERT IGNORE INTO m365_user (client_id, guid, address, name, words, job_title, department, enabled, synced,
         licensed, sku_ids, changed_at, seen_at) VALUES ?`,
      [Array.from({ length: batch }, (_, at) => userOf(clientId, from + at, random))],
    );
}

function userOf(clientId: number, number: number, random: Random): unknown[] {
  const pick = (all: readonly string[]) => all[random.int(0, all.length - 1)] ?? '';
  const name = `${pick(firstNames)} ${pick(lastNames)}`;
  const address = `u${number}@banc.test`;
  const licensed = number % 10 !== 0;
  const at = new Date(Date.UTC(2026, 0, 1) + number * 60_000);
  return [
    ...[clientId, guidOf('user', number), address, name, plain(`${name} ${address}`)],
    ...['Employé', `Service ${number % 40}`, number % 20 !== 0, number % 50 === 0, licensed],
    ...[JSON.stringify(licensed ? [skuId] : []), at, at],
  ];
}

/** As the product folds them. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

function guidOf(kind: string, number: number): string {
  const hash = createHash('sha256').update(`${kind}:${number}`).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
