import { contractEntities, ContractLineRow, ContractRow } from '@vigie/contracts';
import { aContact, asActor } from '@vigie/directory/testing';
import { dayOf, type Actor } from '@vigie/platform';
import { addCalendarDays, recoveryLimit } from '@vigie/rules';
import { TicketWorld } from '@vigie/tickets/testing';
import type { BackupEndingDetail, OwnBackups } from '@vigie/wire';
import type { Agent } from 'supertest';
import { backupEntities } from '../../entities';
import { backupHttpModules, backupJobs, backupModules } from '../../modules';
import { FrozenBackups } from '../../queries/endings/frozen-backups';
import { aBackupJob, plainPorts, PlainRepositories, PlainRestoreMaker } from '../../testing';
import { RecordRun } from '../runs/record-run';
import { CertifyErasure } from './certify-erasure';
import { RunErasure } from './run-erasure';
import { WatchEndings } from './watch-endings';

const today = dayOf(new Date());
const manifest = `path;bytes;sha256\n/srv/a.txt;12;${'a'.repeat(64)}\n`;

describe('the end of backups', () => {
  let world: TicketWorld;
  let manager: Actor;
  let agent: Agent;
  let other: Agent;
  let repositories: PlainRepositories;
  beforeAll(async () => {
    world = await TicketWorld.open('endings', {
      imports: [...plainPorts, ...backupModules, ...backupHttpModules],
      jobs: backupJobs,
      entities: [...contractEntities, ...backupEntities],
    });
    manager = await world.staff('dispatcher');
    agent = await world.http(manager);
    other = await world.http(await world.staff('administrator'));
    repositories = world.get(PlainRepositories);
  });
  afterAll(() => world.close());

  /** A client with one job of our engine at two sites, and somebody who decides. */
  async function aClientWithBackups(engine: 'restic' | 'push' = 'restic') {
    const { id: clientId } = await world.client();
    const approver = asActor(await aContact(world.database, { clientId, roles: ['approver'] }));
    const job = await aBackupJob(world.database, { clientId, engine, secondSite: engine === 'restic' });
    return { clientId, approver, job };
  }
  const open = async (body: object): Promise<BackupEndingDetail> =>
    (
      await agent
        .post('/api/backup-endings')
        .send({ cause: 'Fin du contrat', ...body })
        .expect(201)
    ).body;
  const find = async (id: string): Promise<BackupEndingDetail> =>
    (await agent.get(`/api/backup-endings/${id}`).expect(200)).body;
  const post = async (to: Agent, path: string, body: object = {}, id = '') => {
    const { version } = id === '' ? { version: undefined } : await find(id);
    return to.post(`/api/${path}`).send({ version, ...body });
  };
  /** The window closed so many days ago. */
  const close = (id: string, days = 1) =>
    world.database.execute(
      `UPDATE backup_ending SET due_on = ?, ended_on = ended_on - INTERVAL 40 DAY, jobs_end_on = jobs_end_on - INTERVAL 40 DAY, next_reminder_on = NULL WHERE id = ?`,
      [addCalendarDays(today, -days), id],
    );
  const file = async (to: Agent, content: string, name = 'preuve.txt'): Promise<string> =>
    (await to.post('/api/files').attach('file', Buffer.from(content), name).expect(201)).body.id;
  const mails = (address: string) => world.mails.filter(({ to }) => to === address);

  it('excuses the nights that did not come since a day that is over', async () => {
    const { clientId, job } = await aClientWithBackups('push');
    const night = (days: number) =>
      world.database.query(
        `INSERT INTO backup_expected (job_id, client_id, due_at, due_on, late_at, state, missed_at)
         VALUES (?, ?, NOW(3) - INTERVAL ? DAY, NOW(), NOW(3), 'missed', NOW(3))`,
        [job.id, clientId, days],
      );
    await night(20);
    await night(2);
    await open({ clientId, endedOn: addCalendarDays(today, -10) });
    const nights = await world.database.query(
      'SELECT state, excused_by AS `by`, reason FROM backup_expected WHERE job_id = ? ORDER BY due_at',
      [job.id],
    );
    expect(nights).toMatchObject([
      { state: 'missed', by: null },
      { state: 'excused', by: manager.name, reason: 'Fin du contrat' },
    ]);
  });

  it('is told with its date, freezes what is kept, and stops the jobs', async () => {
    const { clientId, approver, job } = await aClientWithBackups();
    await world.database.query(
      `INSERT INTO backup_expected (job_id, client_id, due_at, due_on, late_at, state) VALUES (?, ?, NOW(3) + INTERVAL 2 DAY, NOW(), NOW(3) + INTERVAL 3 DAY, 'awaited')`,
      [job.id, clientId],
    );
    const frozen = world.get(FrozenBackups);
    expect(await frozen.isFrozen(clientId, job.id)).toBe(false);
    const ending = await open({ clientId, endedOn: today });
    expect(ending).toMatchObject({ state: 'open', dueOn: recoveryLimit(today), obstacle: 'window-open' });
    expect(ending.told?.to).toEqual([approver.email]);
    expect(ending.jobs).toMatchObject([{ id: job.id, state: 'ended' }]);
    await world.settle();
    expect(mails(approver.email)[0]?.text).toContain('quinze jours ouvrés');
    const [awaited] = await world.database.query<{ count: string }>(
      `SELECT COUNT(*) AS count FROM backup_expected WHERE job_id = ? AND state = 'awaited'`,
      [job.id],
    );
    expect(Number(awaited?.count)).toBe(0);
    expect(await frozen.isFrozen(clientId, job.id)).toBe(true);
    expect(await frozen.frozenClients()).toContainEqual({ clientId, jobId: null });
    const twice = await agent
      .post('/api/backup-endings')
      .send({ clientId, jobId: job.id, endedOn: today, cause: 'x' });
    expect(twice.body).toMatchObject({ code: 'backup-ending.open-already' });
    const far = await agent.post('/api/backup-endings').send({ clientId, endedOn: '2020-01-01', cause: 'x' });
    expect(far.body.status).toBe(422);
    await post(agent, `backup-endings/${ending.id}/closing`, { reason: 'Le client reste' }, ending.id);
    expect(await frozen.isFrozen(clientId, job.id)).toBe(false);
    expect(await find(ending.id)).toMatchObject({ state: 'withdrawn', jobs: [{ state: 'paused' }] });
  });

  it('stops jobs on the day that was chosen, not before', async () => {
    const { clientId, job, approver } = await aClientWithBackups();
    const ending = await open({
      clientId,
      jobId: job.id,
      endedOn: today,
      jobsEndOn: addCalendarDays(today, 3),
    });
    await world.get(WatchEndings).fire(ending.id);
    expect(await find(ending.id)).toMatchObject({ jobs: [{ state: 'active' }] });
    const portal = await world.http(approver);
    const own = async () =>
      ((await portal.get('/api/portal/backups').expect(200)).body as OwnBackups).endings[0];
    // The service is over, and still saves.
    expect(await own()).toMatchObject({
      ...{
        endedOn: today,
        over: true,
        savedUntil: addCalendarDays(today, 2),
        stopped: false,
        erasedOn: null,
      },
    });
    await world.database.execute('UPDATE backup_ending SET jobs_end_on = ? WHERE id = ?', [today, ending.id]);
    expect(await world.get(WatchEndings).overdue(0, 100)).toContain(ending.id);
    await Promise.all([world.get(WatchEndings).fire(ending.id), world.get(WatchEndings).fire(ending.id)]);
    const stopped = await find(ending.id);
    expect(stopped).toMatchObject({ jobs: [{ state: 'ended' }] });
    expect(await own()).toMatchObject({ savedUntil: addCalendarDays(today, -1), stopped: true });
    expect(stopped.steps.filter(({ step }) => step === 'jobs-ended')).toHaveLength(1);
  });

  it('is reminded three times, once each, whoever looks', async () => {
    const { clientId, approver } = await aClientWithBackups();
    const ending = await open({ clientId, endedOn: today });
    await world.settle();
    const watch = world.get(WatchEndings);
    const seen: number[] = [];
    for (const { days, on } of ending.reminders) {
      // The days go by.
      const passed = Math.round((Date.parse(on) - Date.parse(today)) / 86_400_000);
      await world.database.execute(
        `UPDATE backup_ending SET ended_on = ? - INTERVAL ? DAY, due_on = ? - INTERVAL ? DAY, next_reminder_on = ? WHERE id = ?`,
        [today, passed, recoveryLimit(today), passed, today, ending.id],
      );
      const moved = await find(ending.id);
      if (moved.reminders.find((one) => one.days === days)?.on !== today) continue;
      seen.push(days);
      for (let round = 0; round < 2; round += 1)
        await Promise.all([watch.fire(ending.id), watch.fire(ending.id)]);
      expect((await watch.overdue(0, 100)).includes(ending.id)).toBe(false);
    }
    await world.settle();
    const sent = (await find(ending.id)).steps.filter(({ step }) => step === 'reminded');
    expect(sent.map(({ data }) => data['days'])).toEqual(seen);
    expect(mails(approver.email)).toHaveLength(1 + seen.length);
    expect(seen.length).toBeGreaterThan(0);
  });

  it('is proposed by a contract with backups that ends, once, and taken back when it goes on', async () => {
    const { clientId } = await aClientWithBackups();
    const ids = await world.database.manager.insert(ContractRow, {
      ...{
        clientId,
        label: 'Infogérance',
        state: 'terminating',
        clientKind: 'professional',
        start: '2025-01-01',
      },
      ...{
        months: 12,
        term: '2027-02-28',
        endsOn: '2027-02-28',
        createdAt: new Date(),
        updatedAt: new Date(),
      },
      version: 1,
    });
    const contractId = String(ids.identifiers[0]?.['id']);
    const moved = () =>
      world.database.transaction((tx) => tx.emit('contract.moved', { contractId, clientId, version: 2 }));
    await moved();
    await world.settle();
    const list = async () =>
      (await agent.get(`/api/backup-endings?client=${clientId}`).expect(200)).body.items;
    expect(await list()).toEqual([]);
    await world.database.manager.insert(ContractLineRow, {
      ...{ contractId, clientId, label: 'Sauvegarde', part: 'backup', position: 1, billing: 'yearly' },
    });
    await moved();
    await moved();
    await world.settle();
    const [proposal, more] = await list();
    expect(more).toBeUndefined();
    expect(proposal).toMatchObject({
      state: 'proposed',
      endedOn: '2027-02-28',
      contract: { name: 'Infogérance' },
    });
    const taken = await open({
      clientId,
      jobId: (await aBackupJob(world.database, { clientId })).id,
      endedOn: today,
    });
    expect(taken.id).not.toBe(proposal.id);
    await post(agent, `backup-endings/${taken.id}/closing`, { reason: 'Essai' }, taken.id);
    await world.database.execute(`UPDATE contract SET state = 'active', ends_on = NULL WHERE id = ?`, [
      contractId,
    ]);
    await moved();
    await world.settle();
    expect(await list()).toEqual([]);
    expect((await find(proposal.id)).state).toBe('dismissed');
  });

  it('hands the data over against a receipt before anything may be erased', async () => {
    const { clientId, approver, job } = await aClientWithBackups();
    const endedAt = new Date();
    const { runId } = await world.get(RecordRun).execute({
      ...{
        jobId: job.id,
        source: 'hand',
        externalId: 'last',
        outcome: 'success',
        startedAt: endedAt,
        endedAt,
      },
      snapshotId: 'snap',
    });
    const { id } = await open({ clientId, endedOn: today });
    const portal = await world.http(approver);
    const chosen = await portal
      .post(`/api/portal/backups/endings/${id}/choice`)
      .send({ choice: 'return' })
      .expect(200);
    expect((chosen.body as OwnBackups).endings).toMatchObject([{ choice: 'return' }]);
    await close(id);
    const refused = await post(agent, `backup-endings/${id}/erasure`, {}, id);
    expect(refused.body).toMatchObject({ code: 'backup-ending.restitution-open' });
    const bad = await post(
      agent,
      `backup-endings/${id}/exports/by-hand`,
      { medium: 'Disque', fileId: await file(agent, 'rien', 'liste.csv') },
      id,
    );
    expect(bad.body).toMatchObject({ code: 'backup-ending.manifest-refused' });
    const hand = { medium: 'Disque chiffré n° 12', fileId: await file(agent, manifest, 'liste.csv') };
    const made = (await post(agent, `backup-endings/${id}/exports/by-hand`, hand, id))
      .body as BackupEndingDetail;
    expect(made.exports).toMatchObject([
      { state: 'made', files: 1, bytes: 12, csv: { name: expect.stringContaining('.csv') } },
    ]);
    world.get(PlainRestoreMaker).manifest = [{ path: '/srv/a.txt', bytes: 12, sha256: 'a'.repeat(64) }];
    await post(agent, `backup-endings/${id}/exports`, { jobId: job.id, runId, medium: 'Lien chiffré' }, id);
    await world.settle();
    const both = (await find(id)).exports;
    // The same files have the same hash, however the list was written.
    expect(both[1]).toMatchObject({
      state: 'made',
      method: 'engine',
      manifestSha256: both[0]?.manifestSha256,
    });
    const receipt = { name: 'Hélène Roy', title: 'Gérante' };
    await post(agent, `backup-ending-exports/${both[0]?.id ?? ''}/receipt`, receipt, id);
    expect(await find(id)).toMatchObject({ restitutionOpen: false, obstacle: null });
    const own: OwnBackups = (await portal.get('/api/portal/backups').expect(200)).body;
    expect(own.endings[0]?.exports).toHaveLength(2);
    const late = { askedOn: today, askedBy: 'Hélène Roy', what: 'Un dossier de plus', answer: 'Remis' };
    expect(
      (await post(agent, `backup-endings/${id}/late-requests`, late, id)).body.steps.at(-1),
    ).toMatchObject({
      step: 'late-request',
      data: { answer: 'Remis' },
    });
  });

  it('is erased by two people, at both sites, with a certificate that is made once', async () => {
    const { clientId, approver } = await aClientWithBackups();
    const snapshot = { id: 'c0ffee', at: null, bytes: 4096 };
    repositories.put(clientId, 'primary', [snapshot]);
    repositories.put(clientId, 'second', [snapshot]);
    const { id } = await open({ clientId, endedOn: today });
    const path = `backup-endings/${id}/erasure`;
    expect((await post(agent, path, {}, id)).body).toMatchObject({ code: 'backup-ending.window-open' });
    await close(id);
    await post(agent, `backup-endings/${id}/hold`, { hold: 'dispute', note: 'Litige en cours' }, id);
    expect((await post(agent, path, {}, id)).body).toMatchObject({ code: 'backup-ending.on-hold' });
    await post(agent, `backup-endings/${id}/hold`, { hold: null, note: 'Litige réglé' }, id);
    const technician = await world.http(await world.staff('technician'));
    expect((await post(technician, path, {}, id)).status).toBe(403);
    expect((await post(agent, path, {}, id)).body).toMatchObject({ erasure: 'asked', askedByReader: true });
    expect((await post(agent, `${path}/approval`, {}, id)).body).toMatchObject({
      code: 'backup-ending.same-person',
    });
    const approved = (await post(other, `${path}/approval`, {}, id)).body as BackupEndingDetail;
    expect(approved).toMatchObject({ state: 'erasing', sites: [{ site: 'primary' }, { site: 'second' }] });
    const [primary = '', second = ''] = approved.sites.map((site) => site.id);
    // Killed right after the erasure of the first site: what stood there is known all the same.
    repositories.breaksAfter = 'primary';
    await post(agent, `backup-ending-sites/${primary}/launch`, {}, id);
    await world.settle();
    expect((await find(id)).sites[0]).toMatchObject({ state: 'failed', before: [snapshot] });
    await post(agent, `backup-ending-sites/${primary}/launch`, {}, id);
    await world.settle();
    expect(await find(id)).toMatchObject({
      state: 'erasing',
      certificate: null,
      sites: [{ state: 'erased', before: [snapshot], after: [] }, { state: 'waiting' }],
    });
    expect(repositories.keys).toBe(0);
    await post(agent, `backup-ending-sites/${second}/launch`, {}, id);
    const launched = { siteId: second, attempt: 1 };
    const once = () => Promise.resolve(true);
    await Promise.all([
      world.get(RunErasure).execute(launched, once),
      world.get(RunErasure).execute(launched, once),
    ]);
    await Promise.all([world.get(CertifyErasure).execute(id), world.get(WatchEndings).fire(id)]);
    await world.settle();
    const erased = await find(id);
    expect(erased).toMatchObject({ state: 'erased', certificate: { type: 'application/pdf' } });
    expect(erased.sites.every(({ keyDestroyedAt }) => keyDestroyedAt !== null)).toBe(true);
    expect(repositories.keys).toBe(1);
    expect(erased.steps.filter(({ step }) => step === 'certified')).toHaveLength(1);
    expect(mails(approver.email).filter(({ subject }) => subject.includes('certificat'))).toHaveLength(1);
    const own: OwnBackups = (await (await world.http(approver)).get('/api/portal/backups').expect(200)).body;
    // Nothing of what was erased is shown as if it could still be had.
    expect(own.things).toEqual([]);
    expect(own.endings[0]).toMatchObject({ state: 'erased', erasedOn: today });
    const certificate = own.endings[0]?.certificate?.id ?? '';
    await (await world.http(approver)).get(`/api/files/${certificate}`).expect(200);
    const stranger = (await aClientWithBackups()).approver;
    await (await world.http(stranger)).get(`/api/files/${certificate}`).expect(404);
    await (
      await world.http(stranger)
    )
      .post(`/api/portal/backups/endings/${id}/choice`)
      .send({ choice: 'destroy' })
      .expect(404);
  });

  it('is erased by hand where another engine kept the data, with evidence', async () => {
    const { clientId } = await aClientWithBackups('push');
    const { id } = await open({ clientId, endedOn: today });
    await close(id);
    await post(agent, `backup-endings/${id}/erasure`, {}, id);
    const { sites } = (await post(other, `backup-endings/${id}/erasure/approval`, {}, id))
      .body as BackupEndingDetail;
    expect(sites).toMatchObject([{ site: 'primary', kind: 'outside' }]);
    const path = `backup-ending-sites/${sites[0]?.id ?? ''}`;
    expect((await post(agent, `${path}/launch`, {}, id)).body).toMatchObject({
      code: 'backup-ending.wrong-state',
    });
    const shown = {
      where: 'NAS',
      how: 'Dossier supprimé',
      before: [{ id: 'v1', bytes: 10 }],
      fileId: await file(agent, 'vide'),
    };
    const done = await post(agent, `${path}/by-hand`, shown, id);
    expect(done.body).toMatchObject({
      state: 'erased',
      sites: [{ method: 'hand', evidence: { name: 'preuve.txt' } }],
    });
    expect((await post(agent, `${path}/by-hand`, shown, id)).status).toBe(422);
  });
});
