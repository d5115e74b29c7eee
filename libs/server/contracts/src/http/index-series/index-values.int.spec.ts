import { Global, Module } from '@nestjs/common';
import { aStaff, signedIn, startTestApp, type TestApp } from '@vigie/directory/testing';
import type { IndexImportPreview, IndexSeries, IndexSeriesPage } from '@vigie/wire';
import type { Agent } from 'supertest';
import { contractEntities } from '../../entities';
import { IndexSeriesHttpModule, IndexSeriesModule } from '../../index-series.module';
import { IndexSource } from '../../ports/index-source';
import { IndexValues } from '../../store/index-series/index-values';

/** Nothing is read here: these series are typed and imported. */
@Global()
@Module({ providers: [{ provide: IndexSource, useValue: {} }], exports: [IndexSource] })
class NoSource {}

let test: TestApp;
let accountant: Agent;
let dispatcher: Agent;
let technician: Agent;
let count = 0;
beforeAll(async () => {
  test = await startTestApp(
    'index_values',
    {},
    { imports: [NoSource, IndexSeriesModule, IndexSeriesHttpModule], entities: contractEntities },
  );
  accountant = await signedIn(
    test,
    await aStaff(test.database, { roles: ['accounting'], name: 'Inès Morel' }),
  );
  dispatcher = await signedIn(test, await aStaff(test.database, { roles: ['dispatcher'] }));
  technician = await signedIn(test, await aStaff(test.database, { roles: ['technician'] }));
});
afterAll(() => test.stop());

const own = (values: object = {}) => ({
  origin: 'own',
  code: `syntec-${(count += 1)}`,
  name: `Syntec ${count}`,
  title: 'Indice Syntec révisé',
  base: 'Base 100 en 1961',
  frequency: 'monthly',
  ...values,
});
const follow = async (values: object = {}): Promise<IndexSeries> =>
  (await accountant.post('/api/index-series').send(own(values)).expect(201)).body as IndexSeries;
const page = async (id: string): Promise<IndexSeriesPage> =>
  (await accountant.get(`/api/index-series/${id}`).expect(200)).body as IndexSeriesPage;
const typed = (values: object = {}) => ({
  value: '315.2',
  provisional: false,
  publishedOn: '2025-02-28',
  sourceNote: 'syntec.fr, relevé du 28 février 2025',
  replaces: null,
  ...values,
});
const put = (id: string, period: string, values: object = {}, agent = accountant) =>
  agent.put(`/api/index-series/${id}/values/${period}`).send(typed(values));
const upload = (id: string, path: string, text: string, name = 'syntec.csv') =>
  accountant.post(`/api/index-series/${id}/values/import${path}`).attach('file', Buffer.from(text), name);
const journal = (target: string) =>
  test.database.query<{ action: string }>('SELECT action FROM audit_entry WHERE target = ? ORDER BY id', [
    target,
  ]);

describe('a series of ours', () => {
  it('is seen by those who read contracts, changed by those who revise prices', async () => {
    const { id } = await follow();
    await dispatcher.get(`/api/index-series/${id}`).expect(200);
    await technician.get('/api/index-series').expect(403);
    await put(id, '2025-01', {}, dispatcher).expect(403);
    await dispatcher.post('/api/index-series').send(own()).expect(403);
    const { body } = await dispatcher.get('/api/index-series').expect(200);
    expect(body.items.map((one: IndexSeries) => one.id)).toContain(id);
  });

  it('has an identifier of its own', async () => {
    const { code } = await follow();
    const { body } = await accountant.post('/api/index-series').send(own({ code })).expect(422);
    expect(body.code).toBe('index.code-taken');
    await accountant
      .post('/api/index-series')
      .send(own({ code: 'Pas Bon' }))
      .expect(422);
    await accountant.post('/api/index-series').send({ origin: 'insee', code: '12', name: 'x' }).expect(422);
    await accountant.get('/api/index-series/999999').expect(404);
  });

  it('is named, and its delay known, by our people', async () => {
    const { id, version } = await follow();
    const edited = { name: 'Syntec', delayDays: 45, stopped: true, version };
    const { body } = await accountant.put(`/api/index-series/${id}`).send(edited).expect(200);
    expect(body).toMatchObject({ name: 'Syntec', delayDays: 45, stopped: true, awaited: null });
    await accountant.put(`/api/index-series/${id}`).send(edited).expect(409);
  });

  it('is not read', async () => {
    const { id } = await follow();
    const { body } = await accountant.post(`/api/index-series/${id}/readings`).expect(422);
    expect(body.code).toBe('index.not-read');
  });
});

describe('a value that is typed', () => {
  it('says where it is published, who typed it, and what comes next', async () => {
    const { id } = await follow();
    const { body } = await put(id, '2025-01').expect(200);
    expect(body.values).toMatchObject([
      {
        period: '2025-01',
        value: '315.2',
        source: 'manual',
        sourceNote: 'syntec.fr, relevé du 28 février 2025',
        readBy: 'Inès Morel',
        answer: null,
      },
    ]);
    expect(body.series.awaited).toEqual({ period: '2025-02', expectedOn: '2025-03-31', late: true });
    await put(id, '2025-02', { sourceNote: '  ' }).expect(422);
    expect((await journal(`index:${id}`)).map(({ action }) => action)).toEqual([
      'index.followed',
      'index.value-typed',
    ]);
  });

  it('keeps its digits', async () => {
    const { id } = await follow();
    await put(id, '2025-01', { value: '315.20' }).expect(200);
    const [value] = await IndexValues.of(test.database, id);
    expect(value?.value).toBe('315.20');
  });

  it('replaces another one only when that one was seen, and both stay', async () => {
    const { id } = await follow();
    const { body } = await put(id, '2025-01').expect(200);
    const before = body.values[0];
    expect((await put(id, '2025-01', { value: '315.4' }).expect(409)).body.code).toBe('index.value-stale');
    const after = await put(id, '2025-01', { value: '315.4', replaces: before.id }).expect(200);
    expect(after.body.values).toMatchObject([{ value: '315.4' }]);
    expect(after.body.past).toMatchObject([
      { id: before.id, value: '315.2', ended: { by: 'Inès Morel', reason: null } },
    ]);
    expect(after.body.alerts).toMatchObject([{ kind: 'value-corrected' }]);
  });

  it('is withdrawn with a reason, and stays in the history', async () => {
    const { id } = await follow();
    await put(id, '2025-01').expect(200);
    const path = `/api/index-series/${id}/values/2025-01/withdrawal`;
    await accountant.post(path).send({ reason: '' }).expect(422);
    const { body } = await accountant.post(path).send({ reason: 'Mauvais mois' }).expect(200);
    expect(body.values).toEqual([]);
    expect(body.past).toMatchObject([{ value: '315.2', ended: { reason: 'Mauvais mois' } }]);
    await accountant.post(path).send({ reason: 'Encore' }).expect(404);
    expect(await IndexValues.of(test.database, id)).toEqual([]);
  });

  it.each([
    ['2025-Q1', {}, 'index.period-refused'],
    ['2025-01', { publishedOn: '2025-01-10' }, 'index.published-refused'],
    ['2099-01', { publishedOn: '2099-02-10' }, 'index.published-refused'],
    ['2025-13', {}, 'request.invalid'],
    ['2025-01', { value: '0' }, 'request.invalid'],
    ['2025-01', { value: '-1' }, 'request.invalid'],
    ['2025-01', { value: '12,5' }, 'request.invalid'],
    ['2025-01', { value: 315.2 }, 'request.invalid'],
    ['2025-01', { value: 'NaN' }, 'request.invalid'],
    ['2025-01', { sourceNote: '' }, 'request.invalid'],
  ])('%s %p is refused: %s', async (period, values, code) => {
    const { id } = await follow();
    expect((await put(id, period, values).expect(422)).body.code).toBe(code);
    expect((await page(id)).values).toEqual([]);
  });
});

describe('a list of values', () => {
  const good = 'periode;valeur;source\n2024-12;314,8;juristique.org\n01/2025;315,2;juristique.org\n';

  it('is shown first, then written with the file it came from', async () => {
    const { id } = await follow();
    await put(id, '2024-12', { value: '314.7', publishedOn: '2025-01-31' }).expect(200);
    const preview = (await upload(id, '/preview', good).expect(200)).body as IndexImportPreview;
    expect(preview.counts).toEqual({ added: 1, corrected: 1, confirmed: 0, same: 0, error: 0 });
    expect(preview.rows[0]).toMatchObject({ line: 2, period: '2024-12', before: '314.7', value: '314.8' });
    expect((await page(id)).values).toHaveLength(1);
    const { body } = await upload(id, '', good).expect(200);
    expect(body).toEqual({ added: 1, corrected: 1, confirmed: 0, same: 0 });
    const { values, answers, past } = await page(id);
    expect(values.map(({ value, source }) => [value, source])).toEqual([
      ['315.2', 'csv'],
      ['314.8', 'csv'],
    ]);
    expect(past).toHaveLength(1);
    expect(answers).toMatchObject([{ kind: 'csv', place: 'syntec.csv' }]);
    expect(values[0]?.answer).toEqual({ id: answers[0]?.id, sha256: answers[0]?.sha256 });
    const file = await accountant.get(`/api/index-series/${id}/answers/${answers[0]?.id}`).expect(200);
    expect(file.text).toBe(good);
    expect((await upload(id, '', good).expect(200)).body).toMatchObject({ same: 2, added: 0 });
  });

  it('is refused whole when a row is wrong, each row with its reasons', async () => {
    const { id } = await follow();
    const bad = `${good}T1 2025;316;x.test\n2025-02;;x.test\n2025-03;zéro;\n2025-01;315,3;x.test\n`;
    const preview = (await upload(id, '/preview', bad).expect(200)).body as IndexImportPreview;
    expect(preview.counts).toMatchObject({ added: 2, error: 4 });
    const faults = Object.fromEntries(
      preview.rows.map(({ line, faults: all }) => [line, all.map(({ code }) => code)]),
    );
    expect(faults).toEqual({
      2: [],
      3: [],
      4: ['period-of-other-frequency'],
      5: ['required'],
      6: ['value-unreadable', 'required'],
      7: ['twice-in-file'],
    });
    const { body } = await upload(id, '', bad).expect(422);
    expect(body.code).toBe('import.has-errors');
    const { values, answers } = await page(id);
    expect([values, answers]).toEqual([[], []]);
  });

  it.each([
    ['', 'file.empty'],
    ['periode;valeur;source\n', 'import.no-rows'],
    ['periode;valeur\n2025-01;315\n', 'import.column-missing'],
    ['\u0000\u0001', 'import.unreadable'],
  ])('%p: %s', async (text, code) => {
    const { id } = await follow();
    expect((await upload(id, '/preview', text).expect(422)).body.code).toBe(code);
  });
});

describe('a link between two series', () => {
  it('brings the older value to the scale of the newer, whichever is the initial one', async () => {
    const old = await follow();
    const next = await follow();
    const link = {
      oldSeriesId: old.id,
      newSeriesId: next.id,
      coefficient: '0.97975',
      sourceNote: 'lemoniteur.fr',
    };
    const { body } = await accountant.post('/api/index-links').send(link).expect(201);
    const written = body.items.find((one: { old: { id: string } }) => one.old.id === old.id);
    expect(written).toMatchObject({ coefficient: '0.97975', createdBy: 'Inès Morel', version: 1 });
    const linkOf = (base: string, now: string) => IndexValues.link(test.database, base, now);
    expect(await linkOf(old.code, next.code)).toEqual({ value: '0.97975', appliesTo: 'base' });
    expect(await linkOf(next.code, old.code)).toEqual({ value: '0.97975', appliesTo: 'new' });
    expect((await page(old.id)).links).toHaveLength(1);
    const turned = { ...link, oldSeriesId: next.id, newSeriesId: old.id };
    expect((await accountant.post('/api/index-links').send(turned).expect(422)).body.code).toBe(
      'index.link-taken',
    );
    const self = { ...link, newSeriesId: old.id };
    expect((await accountant.post('/api/index-links').send(self).expect(422)).body.code).toBe(
      'index.link-refused',
    );
    await accountant
      .post('/api/index-links')
      .send({ ...link, oldSeriesId: '999999' })
      .expect(404);
    await accountant
      .post('/api/index-links')
      .send({ ...link, coefficient: '0' })
      .expect(422);
    const path = `/api/index-links/${written.id}`;
    const edited = { coefficient: '0.9797486', sourceNote: 'calcul', version: 1 };
    await dispatcher.put(path).send(edited).expect(403);
    await accountant.put(path).send(edited).expect(200);
    await accountant.put(path).send(edited).expect(409);
    await accountant.delete(path).expect(204);
    await accountant.delete(path).expect(404);
    expect(await linkOf(old.code, next.code)).toBeUndefined();
  });
});
