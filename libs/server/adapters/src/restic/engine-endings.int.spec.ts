import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { RestoreMaker } from '@vigie/backups';
import { ChainWorld } from '../testing/chain-world';

jest.setTimeout(180_000);

/** The second site stands behind an address, as one of sftp: or rest: does: restic alone reaches it. */
let chain: ChainWorld;
beforeAll(async () => {
  chain = await ChainWorld.open('engine-endings', (folder) => `local:${folder}`);
});
afterAll(() => chain.close());

/** Erases what a client has at both sites by the engine. */
async function erased(clientId: string) {
  const id = await chain.ended(clientId);
  const { sites } = await chain.approved(id);
  await chain.launch(id, sites[0]?.id);
  return chain.launch(id, sites[1]?.id);
}
const filesOf = async (jobId: string, clientId: string, snapshotId: string) =>
  (
    await chain.tickets
      .get(RestoreMaker)
      .restore({ clientId, jobId, snapshotId, paths: [], target: null, key: jobId }, () => undefined)
  ).manifest.length;

describe('a client who comes back', () => {
  it('has new repositories and new keys on both sites, beside what shows that the old ones were erased', async () => {
    const { id: clientId } = await chain.client();
    const first = await chain.saved(clientId, 'a');
    const old = await chain.runOf(first.job);
    const end = await erased(clientId);
    expect(end).toMatchObject({ state: 'erased', certificate: { type: 'application/pdf' } });
    expect(end.sites.map(({ keyDestroyedAt }) => keyDestroyedAt === null)).toEqual([false, false]);
    const before = await chain.repositories(clientId);
    expect(before).toMatchObject([
      { folder: `client-${clientId}`, sealedKey: null, erasedAt: expect.any(Date) },
      { folder: `client-${clientId}`, sealedKey: null, erasedAt: expect.any(Date) },
    ]);

    const second = await chain.saved(clientId, 'b');
    const run = await chain.runOf(second.job);
    const after = await chain.repositories(clientId);
    expect(after.slice(0, 2)).toEqual(before);
    expect(after.slice(2)).toMatchObject([
      { site: 'primary', folder: `client-${clientId}-2`, erasedAt: null },
      { site: 'second', folder: `client-${clientId}-2`, erasedAt: null },
    ]);
    expect(new Set(after.map(({ sealedKey }) => sealedKey)).size).toBe(3);
    expect(await filesOf(second.job.id, clientId, run.snapshotId)).toBe(3);
    expect(existsSync(chain.at(`primary/client-${clientId}`))).toBe(false);
    const page = await chain.agent.get('/api/backup-repositories').expect(200);
    expect(page.body.items).toMatchObject([
      { client: { id: clientId }, jobs: 1, sites: [{ erasedAt: null }, { erasedAt: null }] },
    ]);

    // What was said of the first end stays; the new job is no part of it, and the old one none of the next.
    expect(await chain.ending(end.id)).toMatchObject({
      certificate: { id: end.certificate?.id },
      jobs: [{ id: first.job.id }],
    });
    await expect(filesOf(first.job.id, clientId, old.snapshotId)).rejects.toMatchObject({
      code: 'snapshot-missing',
    });
    const again = await erased(clientId);
    expect(again).toMatchObject({ state: 'erased', jobs: [{ id: second.job.id }] });
    expect(again.sites[0]?.before).toMatchObject([{ id: run.snapshotId }]);
    expect((await chain.repositories(clientId)).every(({ sealedKey }) => sealedKey === null)).toBe(true);
  });

  it('has none while an erasure goes on, nor in place of one that is gone without having been erased', async () => {
    const { id: clientId } = await chain.client();
    const { job } = await chain.saved(clientId, 'c');
    await rm(chain.at(`primary/client-${clientId}`), { recursive: true });
    await chain.backUp(job);
    expect(existsSync(chain.at(`primary/client-${clientId}`))).toBe(false);
    const [last] = await chain.tickets.database.query<{ outcome: string }>(
      'SELECT outcome FROM backup_run WHERE job_id = ? ORDER BY id DESC LIMIT 1',
      [job.id],
    );
    expect(last).toEqual({ outcome: 'failed' });
    expect(await chain.repositories(clientId)).toHaveLength(2);

    const { id: leaving } = await chain.client();
    await chain.saved(leaving, 'd');
    const id = await chain.ended(leaving);
    await chain.approved(id);
    // The keys are gone, the end is not over: as after a worker that was killed right then.
    await chain.tickets.database.execute(
      'UPDATE backup_repository SET sealed_key = NULL, erased_at = NOW(3) WHERE client_id = ?',
      [leaving],
    );
    await chain.saved(leaving, 'e').catch(() => undefined);
    expect(await chain.repositories(leaving)).toHaveLength(2);
  });
});

describe('a second site behind an address', () => {
  it('is emptied by the engine, its key destroyed', async () => {
    const { id: clientId } = await chain.client();
    await chain.saved(clientId, 'a');
    const end = await erased(clientId);
    expect(end.sites).toMatchObject([
      { state: 'erased', how: 'Dépôt supprimé du disque' },
      { state: 'erased', how: '1 sauvegarde supprimée et espace libéré, dépôt distant laissé vide' },
    ]);
    expect(end.sites.every(({ keyDestroyedAt }) => keyDestroyedAt !== null)).toBe(true);
    const left = await readdir(chain.at(`second/client-${clientId}`), { recursive: true });
    expect(left.filter((name) => /^(?:data|snapshots)\/.*[0-9a-f]{64}$/.test(name))).toEqual([]);
  });

  it('is erased by a person with an evidence where the engine may not: the key goes as well', async () => {
    const { id: clientId } = await chain.client();
    await chain.saved(clientId, 'a');
    const id = await chain.ended(clientId);
    const { sites } = await chain.approved(id);
    await rm(chain.at(`second/client-${clientId}`), { recursive: true });
    const failed = await chain.launch(id, sites[1]?.id);
    expect(failed.sites[1]).toMatchObject({ state: 'failed' });
    const file = await chain.agent.post('/api/files').attach('file', Buffer.from('vide'), 'vide.txt');
    const shown = { where: 'Boîte de stockage', how: 'Supprimé chez l’hébergeur', before: [] };
    await chain.act(chain.agent, id, `backup-ending-sites/${sites[1]?.id ?? ''}/by-hand`, {
      ...shown,
      fileId: file.body.id,
    });
    const end = await chain.launch(id, sites[0]?.id);
    expect(end).toMatchObject({ state: 'erased', certificate: { type: 'application/pdf' } });
    expect(end.sites.every(({ keyDestroyedAt }) => keyDestroyedAt !== null)).toBe(true);
  });
});
