import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  FrozenBackups,
  RemoveRestored,
  RepositoryEraser,
  RestoreMaker,
  type BackupJobRow,
} from '@vigie/backups';
import { aBackupJob } from '@vigie/backups/testing';
import { type Actor } from '@vigie/platform';
import { ReceiveRequest } from '@vigie/tickets';
import type { TicketWorld } from '@vigie/tickets/testing';
import type { BackupRestore, TicketRestores } from '@vigie/wire';
import type { Agent } from 'supertest';
import { ChainWorld, savedFiles, today } from '../testing/chain-world';
import { flipByte } from '../testing/restic-repositories';

jest.setTimeout(180_000);

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex');
const hashesOf = (source: string, name: string) =>
  Object.entries(savedFiles).map(
    ([file, content]) => `${path.join(source, file)} ${sha256(`${content}${content && name}`)}`,
  );

let chain: ChainWorld;
let world: TicketWorld;
let agent: Agent;
let requester: Actor;
/** Saved once, then restored, and erased at the end. */
let first: { job: BackupJobRow; source: string };
beforeAll(async () => {
  chain = await ChainWorld.open('engine-chain');
  world = chain.tickets;
  agent = chain.agent;
  const client = await chain.client();
  requester = client.requester;
  first = await chain.saved(client.id, 'a', { checkParts: 1 });
});
afterAll(() => chain.close());
const at = (name: string) => chain.at(name);

/** Asks for one on a ticket, chooses, launches, and waits for what comes of it. */
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

/** Every file of the first folder with its hash. */
function expectAll(list: string, source: string): void {
  for (const line of hashesOf(source, 'a')) expect(list).toContain(line.split(' ').at(-1));
  expect(list).toContain(path.join(source, 'devis.txt'));
}

describe('a byte that flips', () => {
  const rowsOf = <T>(table: string, { clientId }: BackupJobRow) =>
    world.database.query<T>(`SELECT * FROM ${table} WHERE client_id = ? ORDER BY id`, [clientId]);
  const check = async (job: BackupJobRow) => {
    await chain.check(job);
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
    const { id: runId } = await chain.runOf(job);
    const paths = Object.keys(savedFiles).map((name) => path.join(source, name));
    const back = await restored({ clientId: job.clientId, requester }, job, { runId, paths });
    expect(back).toMatchObject({ state: 'restored', failure: null, folders: [{ files: 3 }] });
    expectAll(await chain.textOf(back.manifest?.id), source);

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
    const { id: runId } = await chain.runOf(job);
    const all = await restored(client, job, { runId });
    const own = at(`data/restores/${all.id}-1`);
    expect(all).toMatchObject({ state: 'restored', failure: null, folders: [{ path: own, files: 3 }] });
    const list = await chain.textOf(all.manifest?.id);
    expectAll(list, source);
    expect(await readFile(path.join(own, source, 'devis.txt'), 'utf8')).toBe(
      `${savedFiles['devis.txt'] ?? ''}a`,
    );
    expect(existsSync(at('un dossier à côté'))).toBe(false);

    // The first site is away.
    await rename(at('primary'), at('primary-away'));
    mkdirSync(at('primary'));
    const part = await restored(client, job, { runId, paths: [path.join(source, 'Comptabilité 2026/')] });
    expect(part).toMatchObject({ state: 'restored', folders: [{ files: 1 }] });
    await rename(at('second'), at('second-away'));
    const none = await restored(client, job, { runId });
    expect(none).toMatchObject({ state: 'chosen', failure: { code: 'repository-missing' } });
    await rm(at('primary'), { recursive: true });
    await rename(at('primary-away'), at('primary'));
    await rename(at('second-away'), at('second'));

    const absent = await restored(client, job, { runId, paths: [path.join(source, 'nulle part')] });
    expect(absent.failure).toMatchObject({ code: 'path-missing', message: path.join(source, 'nulle part') });
    expect(existsSync(at(`data/restores/${absent.id}-1`))).toBe(false);
    // The client has it for a while: our copy goes, what shows it stays.
    await agent
      .post(`/api/backup-restores/${all.id}/delivery`)
      .send({ words: 'À sa place', version: all.version })
      .expect(200);
    const portal = await world.http(requester);
    await portal
      .post(`/api/portal/backups/restores/${all.id}/confirmation`)
      .send({ found: true })
      .expect(200);
    await world.database.execute(
      'UPDATE backup_restore SET confirmed_at = confirmed_at - INTERVAL 8 DAY WHERE id = ?',
      [all.id],
    );
    const removing = world.get(RemoveRestored);
    for (const id of await removing.overdue(0, 10)) await removing.fire(id);
    await world.settle();
    expect(existsSync(own)).toBe(false);
    expect(existsSync(at(`data/restores/${part.id}-1`))).toBe(true);
    const gone: BackupRestore = (await agent.get(`/api/backup-restores/${all.id}`).expect(200)).body;
    expect(gone).toMatchObject({
      state: 'confirmed',
      folders: [{ files: 3, removedAt: expect.any(String) }],
    });
    expect(await chain.textOf(gone.manifest?.id)).toBe(list);
  });

  it('begins again in an empty folder, and takes nothing of another job or client', async () => {
    const { job, source } = first;
    const { clientId } = job;
    const { snapshotId } = await chain.runOf(job);
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
  it('hands over with a manifest, is erased on both sites by two people, and its key is destroyed', async () => {
    const { job, source } = first;
    const { clientId } = job;
    const run = await chain.runOf(job);
    const id = await chain.ended(clientId);
    const medium = 'Disque chiffré';
    const made = await chain.act(agent, id, `backup-endings/${id}/exports`, {
      ...{ jobId: job.id, runId: run.id, medium },
    });
    const { path: handedOver = '' } = made.exports[0]?.folder ?? {};
    expect(made.exports).toMatchObject([{ state: 'made', method: 'engine', files: 3 }]);
    expect(existsSync(path.join(handedOver, source))).toBe(true);
    expectAll(await chain.textOf(made.exports[0]?.csv?.id), source);

    const { sites } = await chain.approved(id);
    expect(sites).toMatchObject([
      { site: 'primary', kind: 'restic' },
      { site: 'second', kind: 'restic' },
    ]);
    // A disk that is away is not erased: nothing of it is said to be gone.
    const place = at(`primary/client-${clientId}`);
    await rename(place, `${place}-away`);
    const away = await chain.launch(id, sites[0]?.id);
    expect(away.sites[0]).toMatchObject({ state: 'failed' });
    await rename(`${place}-away`, place);
    const half = await chain.launch(id, sites[0]?.id);
    expect(half.sites).toMatchObject([
      { state: 'erased', before: [{ id: run.snapshotId }], after: [] },
      { state: 'waiting' },
    ]);
    expect(existsSync(place)).toBe(false);
    expect((await chain.repositories(clientId)).map(({ sealedKey }) => sealedKey === null)).toEqual([
      false,
      false,
    ]);
    const erased = await chain.launch(id, sites[1]?.id);
    expect(erased).toMatchObject({ state: 'erased', certificate: { type: 'application/pdf' } });
    expect(erased.sites.every(({ keyDestroyedAt }) => keyDestroyedAt !== null)).toBe(true);
    expect(existsSync(at(`second/client-${clientId}`))).toBe(false);
    // Nor is there a copy of it that our engine had restored.
    expect(await readdir(at('data/restores'))).toEqual([]);
    expect(erased.exports).toMatchObject([{ folder: { removedAt: expect.any(String) } }]);
    for (const { sealedKey, erasedAt } of await chain.repositories(clientId)) {
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
    const { id: clientId } = await chain.client();
    const { job } = await chain.saved(clientId, 'd');
    const kept = await chain.saved(clientId, 'e');
    const id = await chain.ended(clientId, job.id);
    expect(await world.get(FrozenBackups).isFrozen(clientId, job.id)).toBe(true);
    const { sites } = await chain.approved(id);
    const eraser = world.get(RepositoryEraser);
    const order = (jobId: string | null) => ({ clientId, jobId, site: 'primary' as const });
    const free = (until: string) =>
      world.database.execute(
        `UPDATE backup_repository SET lease_token = 'other', lease_until = ${until} WHERE client_id = ?`,
        [clientId],
      );
    await free('NOW(3) + INTERVAL 1 HOUR');
    let isDone = false;
    const erasing = chain.launch(id, sites[0]?.id).finally(() => (isDone = true));
    // All but the erasure itself.
    while ((await chain.ending(id)).sites[0]?.before.length === 0) await sleep(50);
    expect(isDone).toBe(false);
    expect(await eraser.list(order(job.id))).toHaveLength(1);
    await free('NOW(3) - INTERVAL 1 SECOND');
    await erasing;
    const done = await chain.launch(id, sites[1]?.id);
    expect(done).toMatchObject({ state: 'erased' });
    expect(done.sites.every(({ keyDestroyedAt }) => keyDestroyedAt === null)).toBe(true);
    expect(await eraser.list(order(job.id))).toEqual([]);
    expect(await eraser.list(order(kept.job.id))).toHaveLength(1);
    const { snapshotId } = await chain.runOf(kept.job);
    const restore = { clientId, jobId: kept.job.id, snapshotId, paths: [], target: null, key: 'kept' };
    expect((await world.get(RestoreMaker).restore(restore, () => undefined)).manifest).toHaveLength(3);
    await chain.backUp(kept.job);
    expect(await eraser.list(order(null))).toHaveLength(2);
  });
});
