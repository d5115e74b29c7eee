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
import { RemoveRestored } from './remove-restored';
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
    maker.removed.length = 0;
  });

  /** A client with a job of the engine and three nights, which asks for yesterday's state. */
  async function asked(engine: 'restic' | 'push' = 'restic', backup?: (client: string) => Promise<string>) {
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
    const named = backup ? { backup: await backup(clientId) } : {};
    const asOf = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
    const { ticketId } = await world.database.transaction((tx) =>
      world.get(ReceiveRequest).receive(tx, {
        ...{ clientId, channel: 'portal', fileIds: [], raw: null, receivedAt: tx.now },
        author: { id: requester.id ?? '', name: requester.name, email: requester.email },
        request: { kind: 'backup.restore', form: { ...named, what: 'Le dossier Bilans', asOf } },
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
    const { jobs, proposedJobId }: RestoreSources = (
      await agent.get(`/api/backup-restores/${restore.id}/sources`).expect(200)
    ).body;
    // The second night failed.
    expect(proposedJobId).toBe(job.id);
    expect(jobs).toMatchObject([{ id: job.id, proposedRunId: runs[0] }]);
    expect(jobs[0]?.runs.map(({ id }) => id)).toEqual([runs[2], runs[0]]);
    const { items } = (await agent.get(`/api/backup-restores?client=${clientId}`).expect(200)).body;
    expect(items).toHaveLength(1);
  });

  it('is neither proposed nor made from a night that was contradicted, but goes on when it was under way', async () => {
    const { restore, agent, job, runs } = await asked();
    const contradict = (index: number) =>
      world.get(RecordRun).execute({
        ...{ jobId: job.id, source: 'hand', externalId: `run-${index}`, outcome: 'failed' },
        ...{ startedAt: null, endedAt: new Date() },
      });
    const choose = (runId: string | undefined) =>
      agent
        .post(`/api/backup-restores/${restore.id}/choice`)
        .send({ jobId: job.id, runId, version: restore.version });
    await contradict(2);
    const { body } = await agent.get(`/api/backup-restores/${restore.id}/sources`).expect(200);
    expect(body.jobs[0].runs).toMatchObject([{ id: runs[0] }]);
    expect((await choose(runs[2])).body).toMatchObject({ code: 'backup-restore.run-unfit' });
    const { version } = (await choose(runs[0]).expect(200)).body;
    await agent.post(`/api/backup-restores/${restore.id}/launch`).send({ version }).expect(200);
    await contradict(0);
    await world.settle();
    expect(await find(restore.id)).toMatchObject({ state: 'restored' });
  });

  it('is proposed from the backup that the client named, and from none when there are several', async () => {
    const another = (clientId: string) =>
      aBackupJob(world.database, { clientId, name: 'Postes', createdAt: new Date('2026-01-01') });
    const named = await asked('restic', async (clientId) => (await another(clientId)).name);
    expect(named.restore.job).toMatchObject({ name: 'Postes' });
    const sources = `/api/backup-restores/${named.restore.id}/sources`;
    expect((await named.agent.get(sources)).body.proposedJobId).toBe(named.restore.job?.id);
    // Of somebody else, or mistyped: what the client wrote stays in the request, and nobody guesses.
    const mistyped = await asked('restic', async (clientId) => {
      await another(clientId);
      return 'Serveur 12';
    });
    expect(mistyped.restore.job).toBeNull();
    const { body } = await mistyped.agent.get(`/api/backup-restores/${mistyped.restore.id}/sources`);
    expect(body).toMatchObject({ proposedJobId: null });
    expect(body.jobs).toHaveLength(2);
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
    const restored = await find(restore.id);
    expect(restored).toMatchObject({ state: 'restored', method: 'engine', result: null });
    const path = expect.stringMatching(new RegExp(`/restores/${restore.id}-1$`));
    expect(restored.folders).toMatchObject([{ path, files: 2, bytes: 2000, keptDays: 7, removeAt: null }]);
    const [{ key } = { key: '' }] = await world.get(FileStore).describe([restored.manifest?.id ?? '']);
    expect(key).not.toBe('');
    // It lies on our server: nobody is told that it is back, and what was promised is not kept yet.
    expect(await publicMessages(ticketId)).toEqual([]);
    expect((await agent.get(`/api/tickets/${ticketId}`)).body.clocks).toMatchObject([{ state: 'running' }]);
    const words = 'À leur place, sur le serveur FILES01.';
    const delivery = { words, version: restored.version };
    const done = await agent.post(`/api/backup-restores/${restore.id}/delivery`).send(delivery).expect(200);
    expect(done.body).toMatchObject({ state: 'done', result: { by: technician.name } });
    const told = (await publicMessages(ticketId)).at(-1);
    expect(told).toContain('Le dossier Bilans');
    expect(told).toContain(words);
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
    expect(await history(ticketId)).toEqual([
      'restore-started',
      'restore-ready',
      'restore-done',
      'restore-confirmed',
    ]);
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
    const restored = await find(restore.id);
    expect(restored).toMatchObject({ state: 'restored', folders: [{ files: 2 }] });
    expect((await history(ticketId)).filter((type) => type === 'restore-ready')).toHaveLength(1);
    const delivery = { words: 'À leur place.', version: restored.version };
    const both = await Promise.all(
      [1, 2].map(() => agent.post(`/api/backup-restores/${restore.id}/delivery`).send(delivery)),
    );
    expect(both.map(({ status }) => status).toSorted((one, next) => one - next)).toEqual([200, 409]);
    expect(await publicMessages(ticketId)).toHaveLength(1);
  });

  /** Restored by the engine, not handed over yet. */
  async function restored() {
    const one = await asked();
    const { restore, agent, job, runs } = one;
    const url = `/api/backup-restores/${restore.id}`;
    const choice = { jobId: job.id, runId: runs[0], version: restore.version };
    const { version } = (await agent.post(`${url}/choice`).send(choice)).body;
    await agent.post(`${url}/launch`).send({ version }).expect(200);
    await world.settle();
    const deliver = async () => {
      const delivery = { words: 'À leur place.', version: (await find(restore.id)).version };
      await agent.post(`${url}/delivery`).send(delivery).expect(200);
    };
    return { ...one, url, deliver, name: `${restore.id}-1` };
  }
  const sweep = async () => {
    const removing = world.get(RemoveRestored);
    for (const id of await removing.overdue(0, 100)) await removing.fire(id);
    await world.settle();
  };
  const daysGoBy = (table: string, column: string, id: string, days: number) =>
    world.database.execute(`UPDATE ${table} SET ${column} = ${column} - INTERVAL ? DAY WHERE id = ?`, [
      days,
      id,
    ]);

  it('leaves its files on our server until some days after the client has them, never less, and its list for good', async () => {
    const { restore, requester, deliver, name } = await restored();
    await deliver();
    await sweep();
    const portal = await world.http(requester);
    const confirm = `/api/portal/backups/restores/${restore.id}/confirmation`;
    await portal.post(confirm).send({ found: true }).expect(200);
    const { confirmed, folders } = await find(restore.id);
    const until = new Date(new Date(confirmed?.at ?? '').getTime() + 7 * 86_400_000).toISOString();
    expect(folders).toMatchObject([{ removeAt: until, removedAt: null }]);
    await daysGoBy('backup_restore', 'confirmed_at', restore.id, 6);
    await sweep();
    expect(maker.removed).not.toContain(name);
    await daysGoBy('backup_restore', 'confirmed_at', restore.id, 1);
    // Killed once the files are gone: they are said to be gone by the next try.
    maker.breaksAfterRemoval = true;
    const [id = ''] = await world.get(RemoveRestored).overdue(0, 100);
    await expect(world.get(RemoveRestored).execute(id, once)).rejects.toThrow('killed');
    expect((await find(restore.id)).folders).toMatchObject([{ removedAt: null }]);
    await world.get(RemoveRestored).execute(id, never);
    await sweep();
    const gone = await find(restore.id);
    expect(gone.folders[0]).toMatchObject({ files: 2, bytes: 2000, removedAt: expect.any(String) });
    expect(gone.manifest).not.toBeNull();
    expect(await world.get(RemoveRestored).overdue(0, 100)).toEqual([]);
  });

  it('keeps the files of one that goes on, and forgets those of one that was refused or whose ticket was resolved', async () => {
    const refused = await restored();
    const { version } = await find(refused.restore.id);
    await refused.agent.post(`${refused.url}/refusal`).send({ reason: 'Rien à faire.', version }).expect(200);
    const closed = await restored();
    await closed.deliver();
    const ticket = async () => (await closed.agent.get(`/api/tickets/${closed.ticketId}`)).body;
    const move = { to: 'resolved', version: (await ticket()).version };
    await closed.agent.post(`/api/tickets/${closed.ticketId}/transition`).send(move).expect(200);
    const open = await restored();
    await open.deliver();
    await daysGoBy('backup_restore', 'refused_at', refused.restore.id, 8);
    await daysGoBy('ticket', 'resolved_at', closed.ticketId, 8);
    const removing = world.get(RemoveRestored);
    const due = await removing.overdue(0, 100);
    expect(due).toHaveLength(2);
    // The client says what is missing before a worker came to it: the files serve again.
    const portal = await world.http(closed.requester);
    const confirm = `/api/portal/backups/restores/${closed.restore.id}/confirmation`;
    for (const id of due) await removing.fire(id);
    await portal.post(confirm).send({ found: false, missing: 'le fichier de mars' }).expect(200);
    await world.settle();
    expect(maker.removed).toContain(refused.name);
    expect(maker.removed).not.toContain(closed.name);
    expect(maker.removed).not.toContain(open.name);
    expect((await find(closed.restore.id)).folders).toMatchObject([{ removeAt: null, removedAt: null }]);
    const over = await closed.agent.get(`/api/backup-restores?state=over&client=${closed.clientId}`);
    expect(over.body.items).toEqual([]);
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
