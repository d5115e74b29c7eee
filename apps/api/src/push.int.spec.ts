import { aStaff } from '@vigie/directory/testing';
import { aBackupJob } from '@vigie/backups/testing';
import { BackupRunRow, GiveUpRuns, ReadPushes } from '@vigie/backups';
import { randomToken, sha256 } from '@vigie/platform';
import request from 'supertest';
import { TestApi } from './testing/test-api';

let api: TestApi;
beforeAll(async () => {
  api = await TestApi.open('push');
  await aStaff(api.database);
});
afterAll(() => api.close());

/** A job with an address; what was pushed to it is read at once. */
async function pushed(values: Parameters<typeof aBackupJob>[1] = {}) {
  const secret = randomToken();
  const address = { pushHash: sha256(secret), pushSecret: 'sealed' };
  const job = await aBackupJob(api.database, { ...address, ...values });
  const post = (path: string, type: string, body: string) =>
    request(api.app.getHttpServer()).post(`/api/push/${secret}${path}`).set('Content-Type', type).send(body);
  const runs = async () => {
    const reading = api.app.get(ReadPushes);
    await Promise.all([reading.fire(job.id), reading.fire(job.id)]);
    return api.database.manager.find(BackupRunRow, { where: { jobId: job.id }, order: { id: 'ASC' } });
  };
  const json = (path: string, report: unknown) => post(path, 'application/json', JSON.stringify(report));
  /** As if all that was pushed so far had come so many minutes earlier. */
  const pass = async (minutes: number) => {
    for (const column of ['recorded_at', 'started_at', 'ended_at'])
      await api.database.execute(
        `UPDATE backup_run SET ${column} = ${column} - INTERVAL ? MINUTE WHERE job_id = ?`,
        [minutes, job.id],
      );
  };
  /** The night that is due now, and the run that stands for it. */
  const due = () =>
    api.database.execute(
      `INSERT INTO backup_expected (job_id, client_id, due_at, due_on, late_at, state)
       VALUES (?, ?, NOW(3) - INTERVAL 1 HOUR, CURRENT_DATE, NOW(3) + INTERVAL 1 HOUR, 'awaited')`,
      [job.id, job.clientId],
    );
  const night = async () => {
    const [row] = await api.database.query<{ state: string; outcome: string | null }>(
      `SELECT e.state, r.outcome FROM backup_expected e LEFT JOIN backup_run r ON r.id = e.run_id WHERE e.job_id = ?`,
      [job.id],
    );
    return row;
  };
  const seen = async () => {
    const [row] = await api.database.query<{ lastOutcome: string; lastGoodAt: Date | null }>(
      'SELECT last_outcome AS lastOutcome, last_good_at AS lastGoodAt FROM backup_job WHERE id = ?',
      [job.id],
    );
    return row;
  };
  const inbox = () =>
    api.database.query<{ content: string }>('SELECT content FROM backup_report WHERE job_id = ?', [job.id]);
  return { job, secret, post, json, runs, pass, due, night, seen, inbox };
}
const outcomes = (runs: BackupRunRow[]) => runs.map(({ outcome }) => outcome);

describe('a program that tells of its backup', () => {
  it('says start and success; whatever order they are read in, it is one run', async () => {
    const { post, runs } = await pushed();
    await post('/start', 'text/plain', '').expect(202, { accepted: true });
    await post('', 'application/x-www-form-urlencoded', 'fini : 12 fichiers').expect(202);
    const read = await runs();
    expect(read).toMatchObject([{ outcome: 'success', message: 'fini : 12 fichiers' }]);
    expect(read[0]?.startedAt).toBeInstanceOf(Date);
  });

  it('says the same twice: one run, with a name or without', async () => {
    const named = await pushed();
    for (const _ of [1, 2]) await named.post('/success?run=nuit-1', 'text/plain', 'ok').expect(202);
    expect(outcomes(await named.runs())).toEqual(['success']);
    const plain = await pushed();
    for (const _ of [1, 2]) await plain.post('', 'text/plain', 'ok').expect(202);
    expect(outcomes(await plain.runs())).toEqual(['success']);
    await plain.post('/fail', 'text/plain', 'disque plein').expect(202);
    expect(outcomes(await plain.runs())).toEqual(['success', 'failed']);
  });

  it.each<[string, [string, unknown], [string, unknown]]>([
    ['a body after a plain success', ['', undefined], ['', { outcome: 'failed' }]],
    ['a failure after a warning', ['', { outcome: 'warning' }], ['/fail', undefined]],
    ['a failure of the same name', ['/success?run=n2', undefined], ['/fail?run=n2', undefined]],
    ['a failure within the minute', ['/0', undefined], ['/3', undefined]],
    ['errors counted later', ['', undefined], ['', { counts: { ok: 0, error: 3 } }]],
  ])('contradicts itself, %s: the worse stands for the night', async (_, first, second) => {
    const { due, json, post, runs, night, seen } = await pushed();
    await due();
    for (const [path, body] of [first, second, second])
      await (body === undefined ? post(path, 'text/plain', '') : json(path, body)).expect(202);
    const [before, after, ...more] = await runs();
    expect(more).toEqual([]);
    expect(before).toMatchObject({ superseded: true, reviewedAt: expect.any(Date) });
    expect(after).toMatchObject({ outcome: 'failed', superseded: false, reviewedAt: null });
    expect(await night()).toEqual({ state: 'satisfied', outcome: 'failed' });
    expect(await seen()).toEqual({ lastOutcome: 'failed', lastGoodAt: null });
  });

  it('fails later in the night of its success, without a name: it is about that night; a good try later is another run', async () => {
    const { due, post, runs, pass, night } = await pushed();
    await due();
    await post('', 'text/plain', '').expect(202);
    await runs();
    await pass(30);
    await post('/fail', 'text/plain', 'vérification').expect(202);
    expect(outcomes(await runs())).toEqual(['success', 'failed']);
    expect(await night()).toEqual({ state: 'satisfied', outcome: 'failed' });
    await pass(10);
    await post('', 'text/plain', '').expect(202);
    expect(outcomes(await runs())).toEqual(['success', 'failed', 'success']);
    expect(await night()).toEqual({ state: 'satisfied', outcome: 'failed' });
  });

  it('does not get better by a success under the same name, or within the minute', async () => {
    const { post, runs } = await pushed();
    for (const signal of ['/fail?run=n', '/success?run=n', '/success'])
      await post(signal, 'text/plain', '').expect(202);
    expect(outcomes(await runs())).toEqual(['failed']);
  });

  it.each<[string, unknown]>([
    ['that lacks what was contracted', { objects: [{ name: '/c', outcome: 'success' }] }],
    ['that nobody can read', { status: 'ok' }],
  ])('says the same thrice at once, a report %s: one run', async (_, report) => {
    const { json, runs, inbox } = await pushed({ items: ['/a', '/b'] });
    await Promise.all([1, 2, 3].map(() => json('', report).expect(202)));
    expect(await runs()).toHaveLength(1);
    expect((await inbox()).length).toBeLessThanOrEqual(1);
  });

  it('is given up, and ends after all: its end stands for the night', async () => {
    const { job, due, post, runs, pass, night } = await pushed({ longestMinutes: 10 });
    await due();
    await post('/start', 'text/plain', '').expect(202);
    const [started] = await runs();
    await api.database.execute('UPDATE backup_run SET late_at = NOW(3) - INTERVAL 1 SECOND WHERE id = ?', [
      started?.id,
    ]);
    await api.app.get(GiveUpRuns).fire(started?.id ?? '');
    await pass(30);
    await post('', 'text/plain', 'enfin').expect(202);
    const ended = await runs();
    expect(ended).toMatchObject([
      { outcome: 'failed', superseded: true },
      { outcome: 'success', superseded: false, startedAt: expect.any(Date) },
    ]);
    expect(await night()).toEqual({ state: 'satisfied', outcome: 'success' });
    expect(job.id).toBe(ended[1]?.jobId);
  });

  it('says the code that it ended with', async () => {
    const { post, runs } = await pushed();
    await post('/0?run=a', 'text/plain', '').expect(202);
    await post('/3?run=b', 'text/plain', '').expect(202);
    await post('/peut-etre', 'text/plain', '').expect(404);
    expect(outcomes(await runs())).toEqual(['success', 'failed']);
  });

  it('sends figures', async () => {
    const { job, post, runs } = await pushed();
    const report = {
      outcome: 'warning',
      bytesProcessed: 120_000,
      counts: { ok: 2, warning: 1, error: 0 },
      objects: [{ name: '/srv', outcome: 'success', bytes: 7 }],
    };
    await post('', 'application/json', JSON.stringify(report)).expect(202);
    expect(await runs()).toMatchObject([{ outcome: 'warning', bytesProcessed: '120000', okCount: 2 }]);
    const objects = await api.database.query('SELECT name FROM backup_run_object WHERE client_id = ?', [
      job.clientId,
    ]);
    expect(objects).toEqual([{ name: '/srv' }]);
  });

  it.each([
    ['cut in two', '{"outcome":"success","bytesProc'],
    ['of another shape', '{"bytesProcessed":"beaucoup"}'],
    ['not JSON at all', 'success'],
    ['empty', ''],
    ['of another program', '{"status":"failed","error":"disk full"}'],
    ['of restic', '{"message_type":"exit_error","code":11,"message":"unable to create lock"}'],
    ['with more than it may have', '{"counts":{"ok":5000000000,"warning":0,"error":0}}'],
    ['of a clock that is a day ahead', JSON.stringify({ startedAt: new Date(Date.now() + 86_400_000) })],
    ['of the end of time', '{"startedAt":"9999-12-31T23:59:59Z"}'],
    ['of the beginning of time', '{"startedAt":"0001-01-01T00:00:00Z"}'],
  ])('says success with JSON that is %s: nobody knows what it means', async (_, body) => {
    const { post, runs, job } = await pushed();
    await post('', 'application/json', body).expect(202);
    expect(outcomes(await runs())).toEqual(['unknown']);
    const waiting = await api.database.query(
      'SELECT kind, state, content FROM backup_report WHERE job_id = ?',
      [job.id],
    );
    expect(waiting).toEqual([{ kind: 'push', state: 'waiting', content: body }]);
  });

  it('sends JSON under another name, as curl does: it is read as JSON', async () => {
    const { post, runs } = await pushed();
    const type = 'application/x-www-form-urlencoded';
    await post('?run=a', type, '{"outcome":"failed"}').expect(202);
    await post('?run=b', type, '{"status":"failed"}').expect(202);
    expect(outcomes(await runs())).toEqual(['failed', 'unknown']);
  });

  it('names what it did not understand, and says figures in words, never in JSON', async () => {
    const { json, runs } = await pushed({ items: ['/a', '/b'] });
    await json('?run=a', { status: 'failed', error: 'disk full' }).expect(202);
    await json('?run=b', { objects: [{ name: '/z', outcome: 'success', bytes: 9 }], filesTotal: 3 }).expect(
      202,
    );
    const [foreign, figures] = await runs();
    expect(foreign?.message).toContain('(status, error)');
    expect(figures).toMatchObject({ outcome: 'failed', missing: ['/a', '/b'] });
    expect(figures?.message).toContain('3 fichiers');
    expect(figures?.message).not.toContain('{');
  });

  it('is honest in other ways of writing: an offset, capitals, null, a byte order mark, three thousand objects', async () => {
    const { post, json, runs } = await pushed();
    const startedAt = new Date(Date.now() - 60_000).toISOString().replace('Z', '+00:00');
    await json('?run=a', { outcome: 'FAILED', message: null, startedAt }).expect(202);
    await post('?run=b', 'application/json', '\uFEFF{"outcome":"Success","counts":null}').expect(202);
    const objects = Array.from({ length: 3000 }, (_, place) => ({
      name: `/srv/dossiers/numéro ${place}`,
      outcome: 'success',
      message: null,
    }));
    await json('?run=c', { objects }).expect(202);
    expect(outcomes(await runs())).toEqual(['failed', 'success', 'success']);
  });

  it('says success and saved nothing, or names nothing of the contract: no green', async () => {
    const nothing = { bytesProcessed: 0, filesTotal: 0, counts: { ok: 0, warning: 0, error: 0 } };
    const { json, post, runs } = await pushed({ items: ['/a'] });
    await json('?run=a', nothing).expect(202);
    await json('?run=b', { bytesProcessed: 12, filesTotal: 1 }).expect(202);
    await post('?run=c', 'text/plain', '').expect(202);
    const read = await runs();
    expect(outcomes(read)).toEqual(['unknown', 'warning', 'success']);
    expect(read[0]?.message).toContain('rien n’a été sauvegardé');
  });

  it('has a clock that is ahead: its run begins when we hear of it, and answers to no later night', async () => {
    const { json, runs } = await pushed();
    const startedAt = new Date(Date.now() + 1_800_000);
    await json('', { startedAt }).expect(202);
    const [run] = await runs();
    expect(run?.outcome).toBe('success');
    expect(run?.startedAt).toEqual(run?.endedAt);
    expect(run?.endedAt?.getTime()).toBeLessThan(startedAt.getTime());
  });

  it('sends what the database refuses: it is set aside as unknown, and stops nothing after it', async () => {
    const { job, post, runs, inbox } = await pushed();
    await api.database.execute(
      `CREATE TRIGGER poison BEFORE UPDATE ON backup_run FOR EACH ROW
         IF NEW.message = 'poison' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'poison'; END IF`,
    );
    await post('?run=a', 'text/plain', 'poison').expect(202);
    await post('/fail?run=b', 'text/plain', 'disque plein').expect(202);
    const read = await runs();
    await api.database.execute('DROP TRIGGER poison');
    expect(outcomes(read)).toEqual(['unknown', 'failed']);
    expect(read[0]?.message).toContain('enregistrement a échoué');
    expect(await inbox()).toEqual([{ content: 'poison' }]);
    const waiting = 'SELECT COUNT(*) AS count FROM backup_push WHERE job_id = ? AND read_at IS NULL';
    expect(Number((await api.database.query<{ count: string }>(waiting, [job.id]))[0]?.count)).toBe(0);
  });

  it.each(['get', 'head'] as const)('looks at its address with %s: that is no backup', async (method) => {
    const { secret, runs } = await pushed();
    for (const path of ['', '/success', '/0', '/start'])
      await request(api.app.getHttpServer())[method](`/api/push/${secret}${path}`).expect(405);
    expect(await runs()).toEqual([]);
  });

  it('says failure with JSON that nobody can read: it has failed', async () => {
    const { post, runs } = await pushed();
    await post('/fail', 'application/json', '{').expect(202);
    expect(outcomes(await runs())).toEqual(['failed']);
  });

  it('sends a huge body: what is kept of it is bounded, and the news counts', async () => {
    const { job, post, runs } = await pushed();
    await post('/fail', 'text/plain', 'x'.repeat(3_000_000)).expect(202);
    expect(outcomes(await runs())).toEqual(['failed']);
    const [kept] = await api.database.query<{ size: number; cut: number }>(
      'SELECT LENGTH(body) AS size, cut FROM backup_push WHERE job_id = ?',
      [job.id],
    );
    expect([Number(kept?.size), kept?.cut]).toEqual([1_000_000, 1]);
    // A success whose figures nobody could read to their end is none.
    const report = JSON.stringify({ outcome: 'success', message: 'x'.repeat(3_000_000) });
    await post('?run=long', 'application/json', report).expect(202);
    expect(outcomes(await runs())).toEqual(['failed', 'unknown']);
  });

  it('says that it failed twice at the same moment: one run, with a name or without', async () => {
    for (const path of ['/fail', '/fail?run=nuit-1']) {
      const { post, runs } = await pushed();
      await Promise.all([1, 2, 3].map(() => post(path, 'text/plain', 'disque plein').expect(202)));
      expect(outcomes(await runs())).toEqual(['failed']);
    }
  });

  it('asks too often, or at an address that is none', async () => {
    const { post } = await pushed();
    for (let round = 0; round < 60; round += 1) await post('/start?run=r', 'text/plain', '');
    await post('/start?run=r', 'text/plain', '').expect(429);
    // The failure of the night still gets through.
    await post('/fail?run=r', 'text/plain', '').expect(202);
    await request(api.app.getHttpServer()).post(`/api/push/${randomToken()}`).expect(404);
  });
});
