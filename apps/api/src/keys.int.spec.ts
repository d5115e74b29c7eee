import { copyFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AdaptersModule } from '@vigie/adapters';
import { accountModules, ApplicationCredentials, ManageApplication } from '@vigie/accounts';
import { DirectoryModule } from '@vigie/directory';
import { aStaff } from '@vigie/directory/testing';
import { KeyRing, parseKeys, RotateKeys, Secrets, systemActor, writeKeys } from '@vigie/platform';
import { TestPlatform } from '@vigie/platform/testing';
import { deskModules, MailModule } from '@vigie/tickets';
import { entities, sealed } from './entities';

const people = 450;
const folder = mkdtempSync(path.join(tmpdir(), 'vigie-keys-'));
const file = path.join(folder, 'secret.key');

describe('a rotation of the keys of the installation', () => {
  let platform: TestPlatform;
  let rotation: RotateKeys;
  let secrets: Secrets;

  beforeAll(async () => {
    writeFileSync(file, `${Buffer.alloc(32, 7).toString('base64')}\n`, { mode: 0o600 });
    platform = await TestPlatform.open('keys', {
      entities,
      sealed,
      config: { secretKeys: KeyRing.inFile(file) },
      imports: [DirectoryModule, ...deskModules, MailModule, ...accountModules, AdaptersModule],
    });
    rotation = platform.get(RotateKeys);
    secrets = platform.get(Secrets);
    const { database } = platform;
    await aStaff(database, {});
    await database.query(
      `INSERT INTO person (kind, email, name, password_hash, locale, roles, active, version, created_at)
       SELECT kind, CONCAT(n.n, '@rotation.test'), name, password_hash, locale, roles, active, version, created_at
         FROM person JOIN (SELECT ROW_NUMBER() OVER (ORDER BY table_name, column_name) AS n
           FROM information_schema.columns LIMIT ${people}) n`,
    );
    for (const { id } of await database.query<{ id: string }>('SELECT id FROM person'))
      await database.execute('UPDATE person SET totp_secret = ? WHERE id = ?', [
        secrets.seal(`secret ${id}`, `person:${id}:totp`),
        id,
      ]);
    await platform.get(ManageApplication).name(systemActor('test'), crypto.randomUUID(), 0);
    await platform.get(ManageApplication).makeCertificate(systemActor('test'));
    await database.query(
      `INSERT INTO idempotency (scope, request_key, step, body_sha256, result, created_at) VALUES ('s', 'k', 1, '', ?, NOW(3))`,
      [JSON.stringify({ id: '3', sealed: secrets.seal('vg_jeton', 'api-token') })],
    );
  });
  afterAll(() => platform.close());

  /** Every secret, opened as its feature opens it. */
  async function opened(): Promise<number> {
    const rows = await platform.database.query<{ id: string; sealed: string }>(
      'SELECT id, totp_secret AS sealed FROM person WHERE totp_secret IS NOT NULL',
    );
    for (const row of rows)
      expect(secrets.open(row.sealed, `person:${row.id}:totp`)).toBe(`secret ${row.id}`);
    const { privateKeyPem } = await platform.get(ApplicationCredentials).current();
    expect(privateKeyPem).toContain('BEGIN PRIVATE KEY');
    const answer = await platform.database.one<{ result: string }>('SELECT result FROM idempotency');
    const kept = JSON.parse(answer?.result ?? '') as { sealed: string };
    expect(secrets.open(kept.sealed, 'api-token')).toBe('vg_jeton');
    return rows.length;
  }
  const versions = () => parseKeys(readFileSync(file, 'utf8')).map(({ version }) => version);

  it('knows where everything sealed is kept', async () => {
    const columns = await platform.database.query<{ name: string }>(
      `SELECT CONCAT(table_name, '.', column_name) AS name FROM information_schema.columns
        WHERE table_schema = DATABASE() AND (column_name LIKE '%secret' OR column_name LIKE '%password'
          OR column_name LIKE '%private_key' OR column_name LIKE 'totp_pending' OR column_name = 'dkim_key'
          OR column_name = 'sealed_key')`,
    );
    const known = sealed.map(({ table, column }) => `${table}.${column}`);
    expect(columns.map(({ name }) => name).toSorted()).toEqual(known.toSorted());
  });

  it('stopped in the middle leaves everything readable under two keys', async () => {
    let batches = 0;
    const killed = rotation.execute(() => {
      batches += 1;
      if (batches === 2) throw new Error('killed');
    });
    await expect(killed).rejects.toThrow('killed');
    expect(versions()).toEqual(['k2', 'k1']);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(await rotation.versionsInUse()).toEqual(['k1', 'k2']);
    expect(await opened()).toBe(people + 1);
  });

  it('run again goes on where it stopped, and makes no third key', async () => {
    const report = await rotation.execute();
    expect(report).toMatchObject({ newest: 'k2', made: false, stillNeeded: [], free: ['k1'] });
    expect(await rotation.versionsInUse()).toEqual(['k2']);
    expect(await opened()).toBe(people + 1);
  });

  it('leaves nothing that needs the old key', async () => {
    copyFileSync(file, `${file}.old`);
    writeFileSync(file, writeKeys(parseKeys(readFileSync(file, 'utf8')).slice(0, 1)));
    await rotation.checkKeys();
    expect(await opened()).toBe(people + 1);
  });

  it('is refused a start without a key that something needs, and names it', async () => {
    writeFileSync(file, `k3:${Buffer.alloc(32, 9).toString('base64')}\n`);
    await expect(rotation.checkKeys()).rejects.toThrow('k2');
    copyFileSync(`${file}.old`, file);
  });

  it('done once more makes another key', async () => {
    const report = await rotation.execute();
    expect(report).toMatchObject({ newest: 'k3', made: true });
    expect(report.rewrapped.find(({ place }) => place === 'person.totp_secret')?.count).toBe(people + 1);
    expect(versions()).toEqual(['k3', 'k2', 'k1']);
    expect(await opened()).toBe(people + 1);
  });

  it('writes no secret into the journal', async () => {
    const entries = await platform.database.query<{ data: unknown }>('SELECT data FROM audit_entry');
    expect(JSON.stringify(entries)).not.toMatch(/PRIVATE KEY|k\d\./);
  });
});
