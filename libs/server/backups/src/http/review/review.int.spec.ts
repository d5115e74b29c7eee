import { dayOf, startOf, type Actor, type Database } from '@vigie/platform';
import { addMonths, monthOf, spanOfMonth, type EndedOutcome } from '@vigie/rules';
import type { TicketWorld } from '@vigie/tickets/testing';
import type { BoardCounts, BoardEntry, BoardItem } from '@vigie/wire';
import type { Agent } from 'supertest';
import type { BackupJobRow } from '../../store/runs/backup-job.row';
import { ExpectedRunRow } from '../../store/runs/expected-run.row';
import { aBackupJob, openBackupWorld } from '../../testing';
import { RaiseAlert } from '../../use-cases/alerts/raise-alert';
import { RecordRun } from '../../use-cases/runs/record-run';

const minuteMs = 60_000;

describe('the daily review', () => {
  let world: TicketWorld;
  let database: Database;
  let lea: Agent;
  let karim: Agent;
  let leaActor: Actor;
  beforeAll(async () => {
    world = await openBackupWorld('backup_review');
    database = world.database;
    leaActor = await world.staff('technician');
    lea = await world.http(leaActor);
    karim = await world.http(await world.staff('technician'));
  });
  afterAll(() => world.close());

  let count = 0;
  const aRun = async (
    job: BackupJobRow,
    outcome: EndedOutcome,
    endedAt = new Date(Date.now() - minuteMs),
  ) => {
    const startedAt = new Date(endedAt.getTime() - minuteMs);
    const report = { jobId: job.id, source: 'push' as const, externalId: `run-${(count += 1)}`, outcome };
    const { runId } = await world.get(RecordRun).execute({ ...report, startedAt, endedAt, message: 'Dit' });
    return `run-${runId}`;
  };
  const aMiss = async (job: BackupJobRow, dueAt = new Date(Date.now() - 5000 * minuteMs)) => {
    const { identifiers } = await database.manager.insert(ExpectedRunRow, {
      ...{ jobId: job.id, clientId: job.clientId, dueAt, dueOn: dayOf(dueAt), lateAt: dueAt },
      ...{ state: 'missed', missedAt: dueAt },
    });
    return `missed-${String(identifiers[0]?.['id'])}`;
  };
  const aJob = async () => aBackupJob(database, { clientId: (await world.client()).id });
  const board = async (query: string): Promise<BoardItem[]> =>
    (await lea.get(`/api/backups/review?${query}`).expect(200)).body.items;
  const counts = async (client: string): Promise<BoardCounts> =>
    (await lea.get(`/api/backups/review/counts?client=${client}`).expect(200)).body;
  const entry = async (key: string): Promise<BoardEntry> =>
    (await lea.get(`/api/backups/review/${key}`).expect(200)).body;

  it('shows what waits, the worst first, page by page, and greens apart', async () => {
    const job = await aJob();
    const keys = {
      warning: await aRun(job, 'warning'),
      good: await aRun(job, 'success'),
      unknown: await aRun(job, 'unknown'),
      missed: await aMiss(job),
      failed: await aRun(job, 'failed'),
    };
    const worst = [keys.failed, keys.missed, keys.unknown, keys.warning];
    expect((await board(`client=${job.clientId}`)).map(({ id }) => id)).toEqual(worst);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await lea
        .get(`/api/backups/review?client=${job.clientId}&by=client&limit=3${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      seen.push(...body.items.map(({ id }: BoardItem) => id));
      if (body.nextCursor === null) break;
      cursor = body.nextCursor;
    }
    expect(seen).toEqual(worst);
    expect((await board(`client=${job.clientId}&show=greens`)).map(({ id }) => id)).toEqual([keys.good]);
    expect(await counts(job.clientId)).toMatchObject({
      total: 5,
      outcomes: { failed: 1, missed: 1, unknown: 1, cancelled: 0, warning: 1, success: 1 },
      greens: { count: 1 },
    });
  });

  it('client by client, the one with the worst comes first', async () => {
    const [fine, poor] = [await aJob(), await aJob()];
    const [warning, failed, second] = [
      await aRun(fine, 'warning'),
      await aRun(poor, 'failed'),
      await aRun(poor, 'warning'),
    ];
    const order = (await board('by=client&limit=200')).map(({ id }) => id);
    expect(order.filter((id) => [warning, failed, second].includes(id))).toEqual([failed, second, warning]);
  });

  it('takes greens together, those that were seen and no other, once', async () => {
    const job = await aJob();
    await aRun(job, 'success');
    await aRun(job, 'success');
    const failed = await aRun(job, 'failed');
    const { greens } = await counts(job.clientId);
    const later = await aRun(job, 'success');
    const body = { upTo: greens.upTo, seenAt: greens.seenAt, client: job.clientId };
    const both = await Promise.all(
      [lea, karim].map((agent) => agent.post('/api/backups/review/greens').send(body).expect(200)),
    );
    expect(both.reduce((sum, answer) => sum + Number(answer.body.count), 0)).toBe(2);
    expect((await board(`client=${job.clientId}&show=greens`)).map(({ id }) => id)).toEqual([later]);
    expect((await board(`client=${job.clientId}`)).map(({ id }) => id)).toEqual([failed]);
    const rows = await database.query<{ count: number }>(
      'SELECT COUNT(*) AS count FROM backup_review WHERE job_id = ? AND bulk = 1',
      [job.id],
    );
    expect(Number(rows[0]?.count)).toBe(2);
  });

  it('does not say good of what ended unseen, whatever it says of its end, nor of what had an alert', async () => {
    const job = await aJob();
    const going = { jobId: job.id, source: 'poll' as const, externalId: 'going', startedAt: new Date() };
    const { runId } = await world.get(RecordRun).execute({ ...going, outcome: 'running', endedAt: null });
    const seen = await aRun(job, 'success');
    const other = await aBackupJob(database, { clientId: job.clientId });
    const apart = await aRun(other, 'success');
    const about = { jobId: other.id, class: 'replication', detail: 'Vu' } as const;
    await database.transaction((tx) =>
      world.get(RaiseAlert).raise(tx, { ...about, at: new Date(), cause: 'test:1' }),
    );
    const { greens } = await counts(job.clientId);
    expect(greens.count).toBe(1);
    // Its NAS tells later of an end that was before we looked.
    const endedAt = new Date(Date.parse(greens.seenAt) - 1000);
    await world.get(RecordRun).execute({ ...going, outcome: 'success', endedAt });
    await database.transaction((tx) => world.get(RaiseAlert).recover(tx, about));
    const upTo = String(Math.max(Number(greens.upTo), Number(runId), Number(apart.slice(4))));
    const body = { upTo, seenAt: greens.seenAt, client: job.clientId };
    expect((await lea.post('/api/backups/review/greens').send(body).expect(200)).body).toEqual({ count: 1 });
    const left = (await board(`client=${job.clientId}&show=greens`)).map(({ id }) => id);
    expect(left.toSorted()).toEqual([`run-${runId}`, apart].toSorted());
    expect(left).not.toContain(seen);
  });

  it('judges together what was chosen and nothing else, each with a verdict of its own', async () => {
    const [one, two] = [await aJob(), await aJob()];
    const chosen = [await aRun(one, 'failed'), await aRun(two, 'failed'), await aRun(one, 'failed')];
    const unseen = await aRun(one, 'failed');
    const missed = await aMiss(two);
    const said = { verdict: 'handled', note: 'Le NAS était éteint' };
    const post = (keys: string[], body: object = said) =>
      lea.post('/api/backups/review/verdicts').send({ keys, ...body });
    const mixed = await post([...chosen, missed]).expect(422);
    expect(mixed.body.code).toBe('backup.verdicts-mixed');
    expect((await post(chosen, { verdict: 'good', note: null }).expect(422)).body.code).toBe(
      'backup.verdict-refused',
    );
    expect((await post(chosen, { verdict: 'lost', note: null }).expect(422)).body.code).toBe(
      'backup.note-missing',
    );
    await karim
      .post(`/api/backups/review/${chosen[0] ?? ''}/verdicts`)
      .send({ verdict: 'lost', note: 'Déjà vu', corrects: null })
      .expect(201);
    expect((await post([...chosen, chosen[1] ?? '']).expect(200)).body).toEqual({ count: 2, already: 1 });
    expect((await entry(chosen[0] ?? '')).verdicts).toMatchObject([{ verdict: 'lost', note: 'Déjà vu' }]);
    for (const key of chosen.slice(1))
      expect((await entry(key)).verdicts).toMatchObject([{ ...said, bulk: true, by: leaActor.name }]);
    expect((await board(`client=${one.clientId}`)).map(({ id }) => id)).toEqual([unseen]);
    // One job may be judged whatever happened to it; twice at once gives each one verdict.
    const nights = [await aRun(two, 'failed'), missed];
    const both = await Promise.all(
      [lea, karim].map((agent) => agent.post('/api/backups/review/verdicts').send({ keys: nights, ...said })),
    );
    expect(both.reduce((sum, { body }) => sum + Number(body.count), 0)).toBe(2);
    for (const key of nights) expect((await entry(key)).verdicts).toHaveLength(1);
    const { requester } = await world.client();
    await (
      await world.http(requester)
    )
      .post('/api/backups/review/verdicts')
      .send({ keys: nights, ...said })
      .expect(403);
  });

  it('keeps one verdict of two people, and tells the other by name', async () => {
    const key = await aRun(await aJob(), 'failed');
    const said = { verdict: 'handled', note: 'Disque libéré', corrects: null };
    const answers = await Promise.all(
      [lea, karim].map((agent) => agent.post(`/api/backups/review/${key}/verdicts`).send(said)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { verdicts } = await entry(key);
    expect(verdicts).toMatchObject([{ verdict: 'handled', note: 'Disque libéré', correctsId: null }]);
    const refused = answers.find(({ status }) => status === 409);
    expect(refused?.body).toMatchObject({
      code: 'backup.already-reviewed',
      data: { by: verdicts[0]?.by, verdict: 'handled' },
    });
  });

  it('never changes a verdict: a correction stands beside what it corrects', async () => {
    const key = await aRun(await aJob(), 'warning');
    const post = (body: object) => lea.post(`/api/backups/review/${key}/verdicts`).send(body);
    await post({ verdict: 'acceptable', note: null, corrects: null }).expect(422);
    await post({ verdict: 'good', note: null, corrects: null }).expect(201);
    const [first] = (await entry(key)).verdicts;
    await post({ verdict: 'lost', note: 'Le dossier manque', corrects: null }).expect(409);
    await post({ verdict: 'lost', note: 'Le dossier manque', corrects: first?.id }).expect(201);
    expect((await entry(key)).verdicts).toMatchObject([
      { id: first?.id, verdict: 'good' },
      { verdict: 'lost', correctsId: first?.id },
    ]);
    const journal = await database.query('SELECT action FROM audit_entry WHERE target = ? ORDER BY id', [
      `backup-${key}`,
    ]);
    expect(journal).toMatchObject([{ action: 'backup.reviewed' }, { action: 'backup.review-corrected' }]);
  });

  it('does not let what saved nothing be good, and excuses only what did not come', async () => {
    const job = await aJob();
    const [failed, missed] = [await aRun(job, 'failed'), await aMiss(job)];
    const good = { verdict: 'good', note: null, corrects: null };
    for (const key of [failed, missed]) {
      const { body } = await lea.post(`/api/backups/review/${key}/verdicts`).send(good).expect(422);
      expect(body.code).toBe('backup.verdict-refused');
    }
    const reason = { reason: 'Coupure annoncée' };
    await lea.post(`/api/backups/review/${failed}/excuse`).send(reason).expect(422);
    const { body } = await lea.post(`/api/backups/review/${missed}/excuse`).send(reason).expect(200);
    expect(body.excused).toMatchObject({ by: leaActor.name, reason: 'Coupure annoncée' });
    await karim.post(`/api/backups/review/${missed}/excuse`).send(reason).expect(409);
    expect((await board(`client=${job.clientId}`)).map(({ id }) => id)).toEqual([failed]);
  });

  it('is ours alone: nobody of a client sees the board, and the portal only its own proofs', async () => {
    const { requester } = await world.client();
    const office = await world.http(requester);
    await office.get('/api/backups/review').expect(403);
    await lea.get('/api/backups/review/run-999999').expect(404);
    const { body } = await office.get('/api/portal/backups/proofs').expect(200);
    expect(body).toEqual({ items: [] });
  });

  it('shows the days of a client by the worst of each', async () => {
    const job = await aJob();
    await aRun(job, 'success');
    await aRun(job, 'warning');
    const { body } = await lea.get(`/api/backups/calendar?client=${job.clientId}&days=365`).expect(200);
    expect(body.client).toMatchObject({ id: job.clientId });
    expect(body.jobs).toMatchObject([
      {
        job: { id: job.id },
        days: [{ day: dayOf(new Date(Date.now() - minuteMs)), worst: 'warning', count: 2 }],
      },
    ]);
    const day = dayOf(new Date(Date.now() - minuteMs));
    const opened = await lea.get(`/api/backups/calendar/${day}?client=${job.clientId}`).expect(200);
    expect(opened.body.items.map(({ outcome }: BoardItem) => outcome).toSorted()).toEqual([
      'success',
      'warning',
    ]);
    expect(opened.body.items).toMatchObject([{ job: { id: job.id } }, { job: { id: job.id } }]);
    const { requester } = await world.client();
    const office = await world.http(requester);
    await office.get(`/api/backups/calendar/${day}?client=${job.clientId}`).expect(403);
  });

  it('counts, lists and judges what stands of a run, not what it contradicts', async () => {
    const job = await aJob();
    const endedAt = new Date(Date.now() - minuteMs);
    const report = {
      jobId: job.id,
      source: 'push' as const,
      externalId: 'twofold',
      startedAt: endedAt,
      endedAt,
    };
    const told = async (outcome: EndedOutcome) =>
      `run-${(await world.get(RecordRun).execute({ ...report, outcome })).runId}`;
    const [first, standing] = [await told('success'), await told('failed')];
    const day = dayOf(endedAt);
    const { body } = await lea.get(`/api/backups/calendar?client=${job.clientId}&days=365`).expect(200);
    expect(body.jobs).toMatchObject([{ days: [{ day, worst: 'failed', count: 1 }] }]);
    const opened = await lea.get(`/api/backups/calendar/${day}?client=${job.clientId}`).expect(200);
    expect(opened.body.items).toMatchObject([{ id: standing, outcome: 'failed' }]);
    const said = { verdict: 'acceptable', note: 'Vu', corrects: null };
    await lea
      .post(`/api/backups/review/${first}/verdicts`)
      .send({ ...said, verdict: 'good' })
      .expect(404);
    await lea
      .post(`/api/backups/review/${standing}/verdicts`)
      .send({ ...said, verdict: 'handled' })
      .expect(201);
  });

  it('shows the days of the client with the most alerts when none was chosen', async () => {
    const job = await aJob();
    await database.transaction(async (tx) => {
      for (const object of Array.from({ length: 20 }, (_, at) => `user-${at}@acme.test`))
        await world.get(RaiseAlert).raise(tx, {
          ...{ jobId: job.id, class: 'coverage', object, detail: '', cause: 'run:1', at: new Date() },
        });
    });
    const { body } = await lea.get('/api/backups/calendar?days=90').expect(200);
    expect(body.client).toMatchObject({ id: job.clientId });
  });

  it('proves a month once all of it has been judged, the same for ever', async () => {
    const job = await aJob();
    const month = monthOf(addMonths(dayOf(new Date()), -1));
    const noon = new Date(startOf(spanOfMonth(month).from).getTime() + 12 * 3_600_000);
    const [run, missed] = [await aRun(job, 'warning', noon), await aMiss(job, noon)];
    const body = { client: job.clientId, month };
    const refused = await lea.post('/api/backups/proofs').send(body).expect(422);
    expect(refused.body).toMatchObject({ code: 'backup.proof-unreviewed', data: { count: 2 } });
    await lea
      .post(`/api/backups/review/${run}/verdicts`)
      .send({ verdict: 'acceptable', note: 'Fichier ouvert', corrects: null })
      .expect(201);
    await lea.post(`/api/backups/review/${missed}/excuse`).send({ reason: 'Fermeture' }).expect(200);
    const answers = await Promise.all(
      [lea, karim].map((agent) => agent.post('/api/backups/proofs').send(body)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { id } = answers.find(({ status }) => status === 201)?.body ?? {};
    const paper = () => lea.get(`/api/backups/proofs/${id}/paper`).responseType('blob').expect(200);
    const [first, second] = await Promise.all([paper(), paper()]);
    expect(first.body.equals(second.body)).toBe(true);
    const said = JSON.parse(first.body.toString());
    expect(said.sums).toMatchObject({
      expected: 2,
      outcomes: [
        { outcome: 'excused', count: 1 },
        { outcome: 'warning', count: 1 },
      ],
      verdicts: [{ verdict: 'acceptable', count: 1 }],
    });
    expect(JSON.stringify(said.runs)).toContain('Fichier ouvert');
    // Another client's proof is not there.
    const { requester } = await world.client();
    const office = await world.http(requester);
    await office.get(`/api/portal/backups/proofs/${id}/paper`).expect(404);
  });

  it('proves the nights of a month by when they were due, once all of them have ended', async () => {
    const job = await aJob();
    const month = monthOf(addMonths(dayOf(new Date()), -1));
    const last = spanOfMonth(month).to;
    const dueAt = new Date(startOf(last).getTime() + 22 * 3_600_000);
    const missed = (await aMiss(job, dueAt)).replace('missed-', '');
    const body = { client: job.clientId, month };
    const publish = (status: number) => lea.post('/api/backups/proofs').send(body).expect(status);
    const ready = async () =>
      (await lea.get(`/api/backups/proofs/readiness?month=${month}`).expect(200)).body.items.find(
        ({ client }: { client: { id: string } }) => client.id === job.clientId,
      );
    // Its run has begun since, and goes on; then it ends on the first of the next month.
    const report = { jobId: job.id, source: 'push' as const, externalId: 'last-night', startedAt: dueAt };
    const { runId } = await world.get(RecordRun).execute({ ...report, outcome: 'running', endedAt: null });
    expect(await ready()).toMatchObject({ expected: 0, waiting: 0, open: [job.name] });
    expect((await publish(422)).body).toMatchObject({ code: 'backup.proof-open', data: { jobs: job.name } });
    const endedAt = new Date(dueAt.getTime() + 3 * 3_600_000);
    await world.get(RecordRun).execute({ ...report, outcome: 'failed', endedAt });
    expect(await ready()).toMatchObject({ expected: 1, waiting: 1, open: [] });
    expect((await publish(422)).body).toMatchObject({ code: 'backup.proof-unreviewed', data: { count: 1 } });
    const next = monthOf(addMonths(last, 1));
    const { body: after } = await lea.get(`/api/backups/proofs/readiness?month=${next}`).expect(200);
    expect(JSON.stringify(after)).not.toContain(job.name);
    await lea
      .post(`/api/backups/review/run-${runId}/verdicts`)
      .send({ verdict: 'handled', note: 'Disque libéré', corrects: null })
      .expect(201);
    // A night that is still awaited is waited for as well.
    await database.query("UPDATE backup_expected SET state = 'awaited', run_id = NULL WHERE id = ?", [
      missed,
    ]);
    expect((await publish(422)).body).toMatchObject({ code: 'backup.proof-open' });
    await database.query("UPDATE backup_expected SET state = 'satisfied', run_id = ? WHERE id = ?", [
      runId,
      missed,
    ]);
    const { id } = (await publish(201)).body;
    const paper = await lea.get(`/api/backups/proofs/${id}/paper`).responseType('blob').expect(200);
    const said = JSON.parse(paper.body.toString());
    expect(said.runs).toMatchObject([
      { day: last, outcome: 'failed', missedAt: dueAt.toISOString(), verdicts: [{ verdict: 'handled' }] },
    ]);
    expect(said).toMatchObject({ copies: [], checks: [] });
  });
});
