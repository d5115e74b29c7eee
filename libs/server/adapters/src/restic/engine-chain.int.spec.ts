import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Global, Module } from '@nestjs/common';
import {
  BackupEngine,
  backupEntities,
  backupHttpModules,
  backupJobs,
  type BackupJobRow,
  backupModules,
  DestructionDocument,
  EngineRepositoryEraser,
  EngineRestoreMaker,
  FrozenBackups,
  OpenRepositories,
  OrderOperation,
  RepositoryEraser,
  RestoreMaker,
  WorkRepository,
} from '@vigie/backups';
import { aBackupJob, PlainBackupPorts } from '@vigie/backups/testing';
import { contractEntities } from '@vigie/contracts';
import { aContact, asActor } from '@vigie/directory/testing';
import { type Actor, Secrets } from '@vigie/platform';
import { MailReader, ReceiveRequest } from '@vigie/tickets';
import { TicketWorld } from '@vigie/tickets/testing';
import type { BackupEndingDetail, BackupRestore, TicketRestores } from '@vigie/wire';
import type { Agent } from 'supertest';
import { PdfDestructionDocument } from '../documents/pdf-destruction-document';
import { MailparserReader } from '../mail/mailparser-reader';
import { flipByte, giveRepositories } from '../testing/restic-repositories';
import { ResticEngine } from './restic-engine';

jest.setTimeout(180_000);

@Global()
@Module({
  providers: [
    { provide: BackupEngine, useClass: ResticEngine },
    { provide: RestoreMaker, useClass: EngineRestoreMaker },
    { provide: RepositoryEraser, useClass: EngineRepositoryEraser },
    { provide: DestructionDocument, useClass: PdfDestructionDocument },
    { provide: MailReader, useClass: MailparserReader },
  ],
  exports: [BackupEngine, RestoreMaker, RepositoryEraser, DestructionDocument, MailReader],
})
class RealPorts {}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const today = () => new Date().toISOString().slice(0, 10);
const files: Readonly<Record<string, string>> = {
  'Comptabilité 2026/facture [n°3]*.txt': 'une facture\n'.repeat(500),
  // Not to be made smaller: the largest pack is the one with its data.
  'devis.txt': Array.from({ length: 300 }, (_, line) => sha256(`${line}`)).join('\n'),
  'vide.txt': '',
};

const folder = mkdtempSync(path.join(tmpdir(), 'vigie-chain-'));
const at = (name: string) => path.join(folder, name);
const backup = { program: 'restic', root: at('primary'), secondRoot: at('second'), sources: [folder] };
let world: TicketWorld;
let manager: Actor;
let agent: Agent;
let other: Agent;
let requester: Actor;
/** Saved once, then restored, and erased at the end. */
let first: { job: BackupJobRow; source: string };
beforeAll(async () => {
  mkdirSync(at('primary'));
  mkdirSync(at('second'));
  world = await TicketWorld.open('engine-chain', {
    imports: [PlainBackupPorts, RealPorts, ...backupModules, ...backupHttpModules],
    jobs: backupJobs,
    entities: [...contractEntities, ...backupEntities],
    config: { dataDir: at('data'), backup },
  });
  manager = await world.staff('dispatcher');
  agent = await world.http(manager);
  other = await world.http(await world.staff('administrator'));
  const client = await aClient();
  requester = client.requester;
  first = await saved(client.id, 'a', { checkParts: 1 });
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

/** A client that has its repositories. */
async function aClient() {
  const client = await world.client();
  const { database } = world;
  const given = { clientId: client.id, secondSite: true };
  await giveRepositories({ database, secrets: world.get(Secrets), backup }, given);
  return client;
}

/** A folder of files, saved on both sites. */
async function saved(
  clientId: string,
  name: string,
  more: Partial<BackupJobRow> = {},
): Promise<{ job: BackupJobRow; source: string }> {
  const source = at(`src-${clientId}-${name}`);
  for (const [file, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(source, file)), { recursive: true });
    await writeFile(path.join(source, file), `${content}${content && name}`);
  }
  const values = { engine: 'restic' as const, secondSite: true, items: [source], ...more };
  const created = { clientId, createdAt: new Date('2026-01-01') };
  const job = await aBackupJob(world.database, { ...values, ...created });
  await backUp(job);
  return { job, source };
}

async function backUp(job: BackupJobRow): Promise<void> {
  await world.get(OrderOperation).forJob(manager, job.id, 'backup');
  await work(job);
}

/** Does what waits in the repository of a client, and all that follows. */
async function work({ clientId }: { clientId: string }): Promise<void> {
  const { id } = await world.database.transaction((tx) => world.get(OpenRepositories).ensure(tx, clientId));
  await world.get(WorkRepository).execute(id);
  await world.settle();
}

const runOf = async (job: BackupJobRow) => {
  const run = await world.database.one<{ id: string; outcome: string; snapshotId: string }>(
    'SELECT id, outcome, snapshot_id AS snapshotId FROM backup_run WHERE job_id = ? ORDER BY id DESC LIMIT 1',
    [job.id],
  );
  expect(run?.outcome).toBe('success');
  return { id: run?.id ?? '', snapshotId: run?.snapshotId ?? '' };
};
const textOf = async (fileId = ''): Promise<string> => {
  const { body } = await agent.get(`/api/files/${fileId}`).responseType('blob').expect(200);
  return (body as Buffer).toString();
};
const hashesOf = (source: string, name: string) =>
  Object.entries(files).map(
    ([file, content]) => `${path.join(source, file)} ${sha256(`${content}${content && name}`)}`,
  );
/** Every file of the first folder with its hash. */
function expectAll(list: string, source: string): void {
  for (const line of hashesOf(source, 'a')) expect(list).toContain(line.split(' ').at(-1));
  expect(list).toContain(path.join(source, 'devis.txt'));
}
const repositories = (clientId: string) =>
  world.database.query<{ site: string; sealedKey: string | null; erasedAt: Date | null }>(
    'SELECT site, sealed_key AS sealedKey, erased_at AS erasedAt FROM backup_repository WHERE client_id = ? ORDER BY site',
    [clientId],
  );

/** Asks for a restore on a ticket, chooses, launches, and waits for what comes of it. */
async function restored(
  { clientId, requester }: { clientId: string; requester: Actor },
  job: BackupJobRow,
  { paths = [], runId }: { paths?: string[]; runId: string },
): Promise<BackupRestore> {
  const { ticketId } = await world.database.transaction((tx) =>
    world.get(ReceiveRequest).receive(tx, {
      ...{ clientId, channel: 'portal', fileIds: [], raw: null, receivedAt: tx.now },
      author: { id: requester.id ?? '', name: requester.name, email: requester.email },
      request: {
        kind: 'backup.restore',
        form: { what: 'Tout', asOf: today(), target: '/etc/../un dossier à côté' },
      },
    }),
  );
  await world.settle();
  const { items }: TicketRestores = (await agent.get(`/api/tickets/${ticketId}/restores`).expect(200)).body;
  const { id = '', version = 0 } = items[0] ?? {};
  const chosen = await agent
    .post(`/api/backup-restores/${id}/choice`)
    .send({ jobId: job.id, runId, paths, version })
    .expect(200);
  const launch = { version: (chosen.body as BackupRestore).version };
  await agent.post(`/api/backup-restores/${id}/launch`).send(launch).expect(200);
  await world.settle();
  return (await agent.get(`/api/backup-restores/${id}`).expect(200)).body;
}

describe('a byte that flips', () => {
  const rowsOf = <T>(table: string, { clientId }: BackupJobRow) =>
    world.database.query<T>(`SELECT * FROM ${table} WHERE client_id = ? ORDER BY id`, [clientId]);
  const check = async (job: BackupJobRow) => {
    await world.get(OrderOperation).forClient(manager, job.clientId, 'check');
    await work(job);
    const [operation] = (await rowsOf('backup_operation', job)).slice(-1);
    return { operation, sites: (await rowsOf('backup_check', job)).slice(-2) };
  };
  const ticketsOf = async (job: BackupJobRow) =>
    (await rowsOf<{ id: string; kind: string }>('ticket', job)).filter(({ kind }) => kind === 'internal');

  it('is found by the check, is one ticket, and the second site gives all back with equal hashes', async () => {
    const { job, source } = first;
    const clean = { outcome: 'clean', errors: 0, part: 1, parts: 1 };
    expect(await rowsOf('backup_check', job)).toMatchObject([clean, clean]);
    expect(await ticketsOf(job)).toEqual([]);

    await flipByte(at(`primary/client-${job.clientId}`));
    for (const _ of ['the first night', 'the second one']) {
      const { operation, sites } = await check(job);
      expect(operation).toMatchObject({ state: 'failed', failure: 'damaged' });
      expect(sites).toMatchObject([{ outcome: 'errors', errors: expect.any(Number) }, clean]);
      expect(sites).not.toMatchObject([{ errors: 0 }, clean]);
      expect(await ticketsOf(job)).toMatchObject([
        {
          state: 'new',
          description: expect.stringContaining('site principal) a trouvé des données abîmées'),
        },
      ]);
    }
    const { id: runId } = await runOf(job);
    const paths = Object.keys(files).map((name) => path.join(source, name));
    const back = await restored({ clientId: job.clientId, requester }, job, { runId, paths });
    expect(back).toMatchObject({ state: 'done', failure: null, result: { files: 3 } });
    expectAll(await textOf(back.result?.manifest?.id), source);

    await flipByte(at(`primary/client-${job.clientId}`));
    expect(await check(job)).toMatchObject({ operation: { state: 'done' }, sites: [clean, clean] });
    const [ticket] = await ticketsOf(job);
    const notes = await world.database.query<{ body: string }>(
      'SELECT body FROM ticket_message WHERE ticket_id = ? ORDER BY id',
      [ticket?.id],
    );
    expect(notes.at(-1)?.body).toContain('Retour à la normale');
    expect(await ticketsOf(job)).toHaveLength(1);
  });
});

describe('a restore', () => {
  it('brings all or a part back with equal hashes, from the second site when the first one is away, and says why not', async () => {
    const { job, source } = first;
    const client = { clientId: job.clientId, requester };
    const { id: runId } = await runOf(job);
    const all = await restored(client, job, { runId });
    expect(all).toMatchObject({ state: 'done', failure: null, result: { files: 3 } });
    expectAll(await textOf(all.result?.manifest?.id), source);
    const own = at(`data/restores/${all.id}-1`);
    expect(await readFile(path.join(own, source, 'devis.txt'), 'utf8')).toBe(`${files['devis.txt'] ?? ''}a`);
    expect(existsSync(at('un dossier à côté'))).toBe(false);

    // The first site is away.
    await rename(at('primary'), at('primary-away'));
    mkdirSync(at('primary'));
    const part = await restored(client, job, { runId, paths: [path.join(source, 'Comptabilité 2026/')] });
    expect(part).toMatchObject({ state: 'done', result: { files: 1 } });
    await rename(at('second'), at('second-away'));
    const none = await restored(client, job, { runId });
    expect(none).toMatchObject({ state: 'chosen', failure: { code: 'repository-missing' } });
    await rm(at('primary'), { recursive: true });
    await rename(at('primary-away'), at('primary'));
    await rename(at('second-away'), at('second'));

    const absent = await restored(client, job, { runId, paths: [path.join(source, 'nulle part')] });
    expect(absent.failure).toMatchObject({ code: 'path-missing', message: path.join(source, 'nulle part') });
  });

  it('begins again in an empty folder, and takes nothing of another job or client', async () => {
    const { job, source } = first;
    const { clientId } = job;
    const { snapshotId } = await runOf(job);
    const order = { clientId, jobId: job.id, snapshotId, paths: [], target: null, key: 'twice' };
    const left = at(`data/restores/twice${source}/half.txt`);
    await mkdir(path.dirname(left), { recursive: true });
    await writeFile(left, 'half');
    const seen: number[] = [];
    const maker = world.get(RestoreMaker);
    const { manifest } = await maker.restore(order, ({ bytes }) => seen.push(bytes));
    expect(manifest.map(({ path: name, sha256: hash }) => `${name} ${hash}`).toSorted()).toEqual(
      hashesOf(source, 'a').toSorted(),
    );
    expect(seen).toEqual(seen.toSorted((one, next) => one - next));
    expect(seen.at(-1)).toBe(manifest.reduce((sum, { bytes }) => sum + bytes, 0));
    const otherJob = await aBackupJob(world.database, { clientId, engine: 'restic' });
    const foreign = maker.restore({ ...order, jobId: otherJob.id }, () => undefined);
    await expect(foreign).rejects.toMatchObject({ code: 'snapshot-missing' });
    const stranger = await world.client();
    const nowhere = maker.restore({ ...order, clientId: stranger.id }, () => undefined);
    await expect(nowhere).rejects.toMatchObject({ code: 'repository-missing' });
  });
});

describe('an end', () => {
  const find = async (id: string): Promise<BackupEndingDetail> =>
    (await agent.get(`/api/backup-endings/${id}`).expect(200)).body;
  const post = async (to: Agent, id: string, route: string, body: object = {}) => {
    const { version } = await find(id);
    const answer = await to.post(`/api/${route}`).send({ version, ...body });
    expect(answer.status).toBeLessThan(300);
    await world.settle();
    return find(id);
  };
  async function ended(clientId: string, jobId?: string): Promise<string> {
    await aContact(world.database, { clientId, roles: ['approver'] }).then(asActor);
    const body = { cause: 'Fin du contrat', clientId, endedOn: today(), ...(jobId ? { jobId } : {}) };
    return ((await agent.post('/api/backup-endings').send(body).expect(201)).body as BackupEndingDetail).id;
  }
  /** Its window closed yesterday; two people agree. */
  async function approved(id: string): Promise<BackupEndingDetail> {
    await world.database.execute(
      `UPDATE backup_ending SET due_on = CURDATE() - INTERVAL 2 DAY, ended_on = ended_on - INTERVAL 40 DAY,
          jobs_end_on = jobs_end_on - INTERVAL 40 DAY, next_reminder_on = NULL WHERE id = ?`,
      [id],
    );
    await post(agent, id, `backup-endings/${id}/erasure`);
    return post(other, id, `backup-endings/${id}/erasure/approval`);
  }
  const launch = (id: string, siteId = '') => post(agent, id, `backup-ending-sites/${siteId}/launch`);

  it('hands over with a manifest, is erased on both sites by two people, and its key is destroyed', async () => {
    const { job, source } = first;
    const { clientId } = job;
    const run = await runOf(job);
    const id = await ended(clientId);
    const medium = 'Disque chiffré';
    const made = await post(agent, id, `backup-endings/${id}/exports`, {
      ...{ jobId: job.id, runId: run.id, medium },
    });
    expect(made.exports).toMatchObject([{ state: 'made', method: 'engine', files: 3 }]);
    expectAll(await textOf(made.exports[0]?.csv?.id), source);

    const { sites } = await approved(id);
    expect(sites).toMatchObject([
      { site: 'primary', kind: 'restic' },
      { site: 'second', kind: 'restic' },
    ]);
    // A disk that is away is not erased: nothing of it is said to be gone.
    const place = at(`primary/client-${clientId}`);
    await rename(place, `${place}-away`);
    const away = await launch(id, sites[0]?.id);
    expect(away.sites[0]).toMatchObject({ state: 'failed' });
    await rename(`${place}-away`, place);
    const half = await launch(id, sites[0]?.id);
    expect(half.sites).toMatchObject([
      { state: 'erased', before: [{ id: run.snapshotId }], after: [] },
      { state: 'waiting' },
    ]);
    expect(existsSync(place)).toBe(false);
    expect((await repositories(clientId)).map(({ sealedKey }) => sealedKey === null)).toEqual([false, false]);
    const erased = await launch(id, sites[1]?.id);
    expect(erased).toMatchObject({ state: 'erased', certificate: { type: 'application/pdf' } });
    expect(erased.sites.every(({ keyDestroyedAt }) => keyDestroyedAt !== null)).toBe(true);
    expect(existsSync(at(`second/client-${clientId}`))).toBe(false);
    for (const { sealedKey, erasedAt } of await repositories(clientId)) {
      expect(sealedKey).toBeNull();
      expect(erasedAt).not.toBeNull();
    }
    const eraser = world.get(RepositoryEraser);
    for (const site of ['primary', 'second'] as const)
      expect(await eraser.list({ clientId, jobId: null, site })).toEqual([]);
    const paper = await agent.get(`/api/files/${erased.certificate?.id ?? ''}`).expect(200);
    expect(Number(paper.headers['content-length'])).toBeGreaterThan(1000);
  });

  it('of one job leaves those of the others, never beside a backup', async () => {
    const { id: clientId } = await aClient();
    const { job } = await saved(clientId, 'd');
    const kept = await saved(clientId, 'e');
    const id = await ended(clientId, job.id);
    expect(await world.get(FrozenBackups).isFrozen(clientId, job.id)).toBe(true);
    const { sites } = await approved(id);
    const eraser = world.get(RepositoryEraser);
    const order = (jobId: string | null) => ({ clientId, jobId, site: 'primary' as const });
    const free = (until: string) =>
      world.database.execute(
        `UPDATE backup_repository SET lease_token = 'other', lease_until = ${until} WHERE client_id = ?`,
        [clientId],
      );
    await free('NOW(3) + INTERVAL 1 HOUR');
    let isDone = false;
    const erasing = launch(id, sites[0]?.id).finally(() => (isDone = true));
    // All but the erasure itself.
    while ((await find(id)).sites[0]?.before.length === 0) await sleep(50);
    expect(isDone).toBe(false);
    expect(await eraser.list(order(job.id))).toHaveLength(1);
    await free('NOW(3) - INTERVAL 1 SECOND');
    await erasing;
    const done = await launch(id, sites[1]?.id);
    expect(done).toMatchObject({ state: 'erased' });
    expect(done.sites.every(({ keyDestroyedAt }) => keyDestroyedAt === null)).toBe(true);
    expect(await eraser.list(order(job.id))).toEqual([]);
    expect(await eraser.list(order(kept.job.id))).toHaveLength(1);
    const { snapshotId } = await runOf(kept.job);
    const restore = { clientId, jobId: kept.job.id, snapshotId, paths: [], target: null, key: 'kept' };
    expect((await world.get(RestoreMaker).restore(restore, () => undefined)).manifest).toHaveLength(3);
    await backUp(kept.job);
    expect(await eraser.list(order(null))).toHaveLength(2);
  });
});
