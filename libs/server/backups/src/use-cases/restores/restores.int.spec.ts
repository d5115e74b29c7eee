import { contractEntities } from '@vigie/contracts';
import { aContact, asActor } from '@vigie/directory/testing';
import { type Actor, DomainError, FileStore } from '@vigie/platform';
import { ReceiveRequest } from '@vigie/tickets';
import { TicketWorld } from '@vigie/tickets/testing';
import type { BackupRestore, OwnBackups, RestoreSources, TicketRestores } from '@vigie/wire';
import { backupEntities } from '../../entities';
import { backupHttpModules, backupJobs, backupModules } from '../../modules';
import { RestoreTrouble } from '../../ports/restores/restore-maker';
import { aBackupJob, plainPorts, PlainRestoreMaker } from '../../testing';
import { RecordRun } from '../runs/record-run';
import { RunRestore } from './run-restore';

const sha256 = 'b'.repeat(64);
const manifest = [
  { path: '/srv/compta/2025/bilan.xlsx', bytes: 1200, sha256 },
  { path: '/srv/compta/2025/été.docx', bytes: 800, sha256 },
];
const never = () => Promise.resolve(false);
const once = () => Promise.resolve(true);

describe('a restore that a client asks for', () => {
  let world: TicketWorld;
  let maker: PlainRestoreMaker;
  let technician: Actor;
  beforeAll(async () => {
    world = await TicketWorld.open('restores', {
      imports: [...plainPorts, ...backupModules, ...backupHttpModules],
      jobs: backupJobs,
      entities: [...contractEntities, ...backupEntities],
    });
    maker = world.get(PlainRestoreMaker);
    technician = await world.staff('technician');
  });
  afterAll(() => world.close());
  beforeEach(() => {
    maker.manifest = manifest;
    maker.trouble = null;
    maker.orders.length = 0;
  });

  /** A client with a job of the engine and three nights, which asks for yesterday's state. */
  async function asked(engine: 'restic' | 'push' = 'restic') {
    const { id: clientId, requester } = await world.client();
    const job = await aBackupJob(world.database, { clientId, engine, createdAt: new Date('2026-01-01') });
    const runs: string[] = [];
    for (const [index, outcome] of (['success', 'failed', 'success'] as const).entries()) {
      const endedAt = new Date(Date.now() - (4 - index) * 86_400_000);
      const { runId } = await world.get(RecordRun).execute({
        ...{
          jobId: job.id,
          source: 'hand',
          externalId: `run-${index}`,
          outcome,
          startedAt: endedAt,
          endedAt,
        },
        snapshotId: `snap${index}`,
      });
      runs.push(runId);
    }
    const asOf = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    const { ticketId } = await world.database.transaction((tx) =>
      world.get(ReceiveRequest).receive(tx, {
        ...{ clientId, channel: 'portal', fileIds: [], raw: null, receivedAt: tx.now },
        author: { id: requester.id ?? '', name: requester.name, email: requester.email },
        request: { kind: 'backup.restore', form: { what: 'Le dossier Bilans', asOf } },
      }),
    );
    await world.settle();
    const agent = await world.http(technician);
    const { items } = (await agent.get(`/api/tickets/${ticketId}/restores`).expect(200))
      .body as TicketRestores;
    const restore = items[0] as BackupRestore;
    return { clientId, requester, job, runs, ticketId, agent, restore, count: items.length };
  }
  const find = async (id: string): Promise<BackupRestore> =>
    (await (await world.http(technician)).get(`/api/backup-restores/${id}`).expect(200)).body;
  const history = (ticketId: string) =>
    world.database
      .query<{ type: string }>(
        `SELECT type FROM ticket_history WHERE ticket_id = ? AND type LIKE 'restore%'`,
        [ticketId],
      )
      .then((rows) => rows.map(({ type }) => type));
  const publicMessages = (ticketId: string) =>
    world.database
      .query<{ body: string }>(
        `SELECT body FROM ticket_message WHERE ticket_id = ? AND visibility = 'public' ORDER BY id`,
        [ticketId],
      )
      .then((rows) => rows.map(({ body }) => body));

  it('appears once with its ticket, with the last good backup of the day proposed', async () => {
    const { restore, count, agent, job, runs, clientId } = await asked();
    expect(count).toBe(1);
    expect(restore).toMatchObject({
      state: 'asked',
      what: 'Le dossier Bilans',
      job: null,
      client: { id: clientId },
    });
    expect(restore.ticket.dueAt).not.toBeNull();
    const { jobs }: RestoreSources = (
      await agent.get(`/api/backup-restores/${restore.id}/sources`).expect(200)
    ).body;
    // The second night failed.
    expect(jobs).toMatchObject([{ id: job.id, proposedRunId: runs[0] }]);
    expect(jobs[0]?.runs.map(({ id }) => id)).toEqual([runs[2], runs[0]]);
    const { items } = (await agent.get(`/api/backup-restores?client=${clientId}`).expect(200)).body;
    expect(items).toHaveLength(1);
  });

  it('is carried out by the engine, told, confirmed, and resolves its ticket', async () => {
    const { restore, agent, job, runs, ticketId, requester } = await asked();
    const choice = { jobId: job.id, runId: runs[0], paths: ['/srv/compta'], version: restore.version };
    const chosen = (await agent.post(`/api/backup-restores/${restore.id}/choice`).send(choice).expect(200))
      .body;
    const launched = await agent
      .post(`/api/backup-restores/${restore.id}/launch`)
      .send({ version: chosen.version });
    expect(launched.body).toMatchObject({ state: 'running' });
    const { version } = (await agent.get(`/api/tickets/${ticketId}`).expect(200)).body;
    const held = await agent.post(`/api/tickets/${ticketId}/transition`).send({ to: 'resolved', version });
    expect(held.body).toMatchObject({ code: 'ticket.held' });
    await world.settle();
    expect(maker.orders).toMatchObject([{ snapshotId: 'snap0', paths: ['/srv/compta'] }]);
    const done = await find(restore.id);
    expect(done).toMatchObject({ state: 'done', method: 'engine', result: { files: 2, bytes: 2000 } });
    const [{ key } = { key: '' }] = await world.get(FileStore).describe([done.result?.manifest?.id ?? '']);
    expect(key).not.toBe('');
    expect((await publicMessages(ticketId)).at(-1)).toContain('Le dossier Bilans');
    const ticket = (await agent.get(`/api/tickets/${ticketId}`)).body;
    expect(ticket.state).toBe('waiting-client');
    expect(ticket.clocks).toMatchObject([{ kind: 'promise', state: 'met' }]);
    const portal = await world.http(requester);
    const own: OwnBackups = (
      await portal
        .post(`/api/portal/backups/restores/${restore.id}/confirmation`)
        .send({ found: true })
        .expect(200)
    ).body;
    expect(own.restores).toMatchObject([{ state: 'confirmed', number: `T-${ticketId}` }]);
    expect((await agent.get(`/api/tickets/${ticketId}`)).body.state).toBe('resolved');
    expect(await history(ticketId)).toEqual(['restore-started', 'restore-done', 'restore-confirmed']);
  });

  it('comes back when something is missing, and is done by hand with a proof', async () => {
    const { restore, agent, ticketId, requester } = await asked('push');
    const proof = {
      proof: 'Hyper Backup, journal joint',
      words: 'Dans C:\\Restauration',
      version: restore.version,
    };
    const url = `/api/backup-restores/${restore.id}`;
    await agent
      .post(`${url}/by-hand`)
      .send({ ...proof, attachmentIds: [] })
      .expect(422);
    const upload = async () =>
      (await agent.post('/api/files').attach('file', Buffer.from('journal'), 'journal.txt').expect(201)).body
        .id;
    const first = await agent.post(`${url}/by-hand`).send({ ...proof, attachmentIds: [await upload()] });
    expect(first.body).toMatchObject({ state: 'done', method: 'hand', result: { proof: proof.proof } });
    const portal = await world.http(requester);
    const missing = { found: false, missing: 'le fichier de mars' };
    await portal.post(`/api/portal/backups/restores/${restore.id}/confirmation`).send(missing).expect(200);
    const back = await find(restore.id);
    expect(back).toMatchObject({ state: 'asked', missing: 'le fichier de mars' });
    expect((await publicMessages(ticketId)).at(-1)).toContain('le fichier de mars');
    expect((await agent.get(`/api/tickets/${ticketId}`)).body.state).toBe('open');
    const again = { ...proof, version: back.version, attachmentIds: [await upload()] };
    await agent.post(`${url}/by-hand`).send(again).expect(200);
    await portal
      .post(`/api/portal/backups/restores/${restore.id}/confirmation`)
      .send({ found: true })
      .expect(200);
    const twice = await portal
      .post(`/api/portal/backups/restores/${restore.id}/confirmation`)
      .send({ found: true });
    expect(twice.body).toMatchObject({ code: 'backup-restore.wrong-state' });
  });

  it('says why the engine failed, and never reports done twice when its worker is killed', async () => {
    const { restore, agent, job, runs, ticketId } = await asked();
    const choice = { jobId: job.id, runId: runs[0], version: restore.version };
    const { version } = (await agent.post(`/api/backup-restores/${restore.id}/choice`).send(choice)).body;
    maker.trouble = new RestoreTrouble('disk-full', 'no space left on device');
    await agent.post(`/api/backup-restores/${restore.id}/launch`).send({ version }).expect(200);
    await world.settle();
    const failed = await find(restore.id);
    expect(failed).toMatchObject({ state: 'chosen', failure: { code: 'disk-full' } });
    maker.trouble = null;
    await agent
      .post(`/api/backup-restores/${restore.id}/launch`)
      .send({ version: failed.version })
      .expect(200);
    const running = world.get(RunRestore);
    const launched = { restoreId: restore.id, attempt: 2 };
    // Killed before it could say so: nothing is written.
    await running.execute(launched, never);
    expect((await find(restore.id)).state).toBe('running');
    await Promise.all([running.execute(launched, once), running.execute(launched, once)]);
    await world.settle();
    expect((await find(restore.id)).state).toBe('done');
    expect((await history(ticketId)).filter((type) => type === 'restore-done')).toHaveLength(1);
    expect(await publicMessages(ticketId)).toHaveLength(1);
  });

  it('is not launched where no engine is, nor from a job of another one', async () => {
    const { restore, agent, job, runs } = await asked('push');
    const choice = { jobId: job.id, runId: runs[0], version: restore.version };
    const { version } = (await agent.post(`/api/backup-restores/${restore.id}/choice`).send(choice)).body;
    const refused = await agent.post(`/api/backup-restores/${restore.id}/launch`).send({ version });
    expect(refused.body).toMatchObject({ code: 'backup-restore.not-ours' });
    jest.spyOn(maker, 'check').mockRejectedValueOnce(new DomainError('backup.engine-absent'));
    const absent = await agent.post(`/api/backup-restores/${restore.id}/launch`).send({ version });
    expect(absent.body).toMatchObject({ status: 409, code: 'backup.engine-absent' });
  });

  it('is nobody else’s business', async () => {
    const { restore, clientId } = await asked();
    const { job, requester: stranger, runs } = await asked();
    const portal = await world.http(stranger);
    await portal
      .post(`/api/portal/backups/restores/${restore.id}/confirmation`)
      .send({ found: true })
      .expect(404);
    // Where our server keeps things is not theirs either.
    await world.database.execute('UPDATE backup_job SET items = ? WHERE id = ?', [
      JSON.stringify(['/srv/depots/acme/Plans', 'Devis']),
      job.id,
    ]);
    const own: OwnBackups = (await portal.get('/api/portal/backups').expect(200)).body;
    expect(own.things).toMatchObject([{ id: job.id, items: ['Plans', 'Devis'] }]);
    expect(own.restores).toHaveLength(1);
    await portal.get('/api/backup-restores').expect(403);
    const agent = await world.http(technician);
    const choice = { jobId: job.id, runId: runs[0], version: restore.version };
    const crossed = await agent.post(`/api/backup-restores/${restore.id}/choice`).send(choice);
    expect(crossed.body).toMatchObject({ code: 'backup-restore.run-unfit' });
    const reader = asActor(await aContact(world.database, { clientId, roles: ['client-dpo'] }));
    await (await world.http(reader)).get('/api/portal/backups').expect(403);
  });

  it('is refused for a reason that the client reads', async () => {
    const { restore, agent, ticketId } = await asked();
    const refusal = { reason: 'Cette date précède la première sauvegarde.', version: restore.version };
    const gone = await agent.post(`/api/backup-restores/${restore.id}/refusal`).send(refusal).expect(200);
    expect(gone.body).toMatchObject({ state: 'refused', refused: { reason: refusal.reason } });
    expect((await publicMessages(ticketId)).at(-1)).toContain(refusal.reason);
    const again = { what: 'Autre dossier', asOf: restore.asOf };
    await agent.post(`/api/tickets/${ticketId}/restores`).send(again).expect(201);
    const both = await agent.post(`/api/tickets/${ticketId}/restores`).send(again);
    expect(both.body).toMatchObject({ code: 'backup-restore.going' });
  });
});
