import { aStaff } from '@vigie/directory/testing';
import { aBackupJob } from '@vigie/backups/testing';
import { BackupRunRow, ReadPushes } from '@vigie/backups';
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
async function pushed() {
  const secret = randomToken();
  const job = await aBackupJob(api.database, { pushHash: sha256(secret), pushSecret: 'sealed' });
  const post = (path: string, type: string, body: string) =>
    request(api.app.getHttpServer()).post(`/api/push/${secret}${path}`).set('Content-Type', type).send(body);
  const runs = async () => {
    const reading = api.app.get(ReadPushes);
    await Promise.all([reading.fire(job.id), reading.fire(job.id)]);
    return api.database.manager.find(BackupRunRow, { where: { jobId: job.id }, order: { id: 'ASC' } });
  };
  return { job, post, runs };
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
    await named.post('/fail?run=nuit-1', 'text/plain', 'non').expect(202);
    expect(outcomes(await named.runs())).toEqual(['success']);
    const plain = await pushed();
    for (const _ of [1, 2]) await plain.post('', 'text/plain', 'ok').expect(202);
    expect(outcomes(await plain.runs())).toEqual(['success']);
    await plain.post('/fail', 'text/plain', 'disque plein').expect(202);
    expect(outcomes(await plain.runs())).toEqual(['success', 'failed']);
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
    expect([Number(kept?.size), kept?.cut]).toEqual([100_000, 1]);
    // A success whose figures nobody could read to their end is none.
    const report = JSON.stringify({ outcome: 'success', message: 'x'.repeat(3_000_000) });
    await post('', 'application/json', report).expect(202);
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
    await request(api.app.getHttpServer()).post(`/api/push/${randomToken()}`).expect(404);
  });
});
