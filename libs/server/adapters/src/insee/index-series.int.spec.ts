import { createHash } from 'node:crypto';
import { IndexValues } from '@vigie/contracts';
import { refusalOf, valueOn } from '@vigie/rules';
import { IndexWorld } from '../testing/index-world';

const wages = '010562768';
let world: IndexWorld;
beforeAll(async () => {
  world = await IndexWorld.open('index_series');
});
beforeEach(async () => {
  await world.insee.reset();
  const { database } = world.desk;
  for (const table of ['index_alert', 'index_link', 'index_value', 'index_answer', 'index_series'])
    await database.query(`DELETE FROM ${table}`);
});
afterAll(() => world.close());

const dueAt = async (id: string): Promise<Date | null> =>
  (
    await world.desk.database.one<{ at: Date | null }>(
      'SELECT read_due_at AS at FROM index_series WHERE id = ?',
      [id],
    )
  )?.at ?? null;

describe('a series of INSEE that is followed', () => {
  it('is read with its values, each with the answer it came from', async () => {
    const id = await world.follow(wages);
    const { series, values, answers, alerts, past } = await world.page(id);
    expect(series).toMatchObject({
      code: wages,
      base: 'Base 100 au T2 2017',
      frequency: 'quarterly',
      lastUpdate: '2026-09-17',
      reading: false,
      failure: null,
      last: { period: '2026-Q2', value: '123.4', provisional: false },
      awaited: { period: '2026-Q3', expectedOn: '2026-12-19' },
    });
    expect(values).toHaveLength(37);
    expect(values[0]).toMatchObject({ source: 'insee', publishedOn: '2026-09-17', readBy: 'Vigie' });
    // A quarter of years ago was not published with the last update.
    expect(values.at(-1)).toMatchObject({ period: '2017-Q2', publishedOn: '2017-09-18' });
    expect([alerts, past]).toEqual([[], []]);
    const [answer] = answers;
    const file = await world.accountant
      .get(`/api/index-series/${id}/answers/${answer?.id}`)
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const bytes = file.body as Buffer;
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(answer?.sha256);
    expect(values[0]?.answer).toEqual({ id: answer?.id, sha256: answer?.sha256 });
    expect(file.headers['digest']).toBe(`sha-256=${createHash('sha256').update(bytes).digest('base64')}`);
    expect(file.headers['content-disposition']).toContain(`${wages}-`);
  });

  it('gives what a price revision computes with', async () => {
    const id = await world.follow(wages);
    const values = await IndexValues.of(world.desk.database, id);
    const base = valueOn(values, { which: 'last-published' }, '2026-01-01');
    const now = valueOn(values, { which: 'last-published' }, '2027-01-01');
    expect([base?.period, now?.period]).toEqual(['2025-Q3', '2026-Q2']);
    expect(base && refusalOf(base, now, { linked: false, needsFinal: true })).toBeNull();
    expect(values.at(-1)).toMatchObject({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      lastUpdate: '2026-09-17',
    });
    expect(await IndexValues.find(world.desk.database, String(values[0]?.id))).toEqual(values[0]);
  });

  it('is written once however often it is read, and once by two workers', async () => {
    const id = await world.follow(wages);
    const first = await world.page(id);
    const again = await world.read(id);
    expect(again.values).toEqual(first.values);
    expect(again.answers).toHaveLength(2);
    await Promise.all([
      world.accountant.post(`/api/index-series/${id}/readings`).expect(202),
      world.accountant.post(`/api/index-series/${id}/readings`).expect(202),
    ]);
    await Promise.all([world.desk.settle(), world.desk.settle()]);
    expect((await world.page(id)).answers).toHaveLength(3);
  });

  it('gets a new quarter on the day it appears', async () => {
    const id = await world.follow(wages);
    await world.insee.change(wages, { publish: true, lastUpdate: '2026-12-11' });
    const { series, values, alerts } = await world.read(id);
    expect(values[0]).toMatchObject({ period: '2026-Q3', value: '124.1', publishedOn: '2026-12-11' });
    expect(series.awaited).toMatchObject({ period: '2026-Q4' });
    expect(alerts).toEqual([]);
  });

  it('keeps what was read when INSEE corrects it, and says so', async () => {
    const id = await world.follow(wages);
    const before = (await world.page(id)).values[0];
    await world.insee.change(wages, {
      observation: { period: '2026-Q2', value: '123.6' },
      lastUpdate: '2026-10-02',
    });
    const { values, past, alerts, series } = await world.read(id);
    expect(values[0]).toMatchObject({ value: '123.6', publishedOn: '2026-09-17', lastUpdate: '2026-10-02' });
    expect(past).toMatchObject([{ id: before?.id, value: '123.4', ended: { by: 'Vigie', reason: null } }]);
    expect(alerts).toMatchObject([
      { kind: 'value-corrected', data: { period: '2026-Q2', before: '123.4', after: '123.6' } },
    ]);
    expect(series.alerts).toBe(1);
    await world.accountant.post(`/api/index-series/${id}/alerts/${alerts[0]?.id}/seen`).expect(204);
    await world.accountant.post(`/api/index-series/${id}/alerts/${alerts[0]?.id}/seen`).expect(204);
    expect((await world.page(id)).alerts).toEqual([]);
  });

  it('tells a provisional value from the same one made final, without an alert', async () => {
    const id = await world.follow(wages);
    await world.insee.change(wages, { observation: { period: '2026-Q3', value: '124.1', quality: 'P' } });
    expect((await world.read(id)).series.last).toMatchObject({ period: '2026-Q3', provisional: true });
    await world.insee.change(wages, { observation: { period: '2026-Q3', quality: 'DEF' } });
    const { series, alerts, past } = await world.read(id);
    expect(series.last).toMatchObject({ value: '124.1', provisional: false });
    expect(past).toMatchObject([{ value: '124.1', provisional: true }]);
    expect(alerts).toEqual([]);
  });

  it('never mixes two bases', async () => {
    const id = await world.follow(wages);
    const before = await IndexValues.of(world.desk.database, id);
    await world.insee.change(wages, {
      title: 'Indice des taux de salaire horaire - A38 MA - Base 100 au T4 2017',
      hundredths: 98,
    });
    const { series, values, alerts, past } = await world.read(id);
    expect(series.base).toBe('Base 100 au T4 2017');
    expect(alerts).toMatchObject([
      { kind: 'base-changed', data: { before: 'Base 100 au T2 2017', after: 'Base 100 au T4 2017' } },
    ]);
    expect([values.length, past.length]).toEqual([74, 0]);
    const after = await IndexValues.of(world.desk.database, id);
    expect(after).toHaveLength(37);
    expect(new Set(after.map(({ base }) => base)).size).toBe(1);
    const old = await IndexValues.find(world.desk.database, String(before[0]?.id));
    expect(old).toMatchObject({ base: 'Base 100 au T2 2017', value: '100.0' });
    expect(old && refusalOf(old, after.at(-1) ?? null, { linked: false, needsFinal: false })).toBe(
      'revision.bases-mixed',
    );
  });

  it('warns of a jump and of the end', async () => {
    const id = await world.follow(wages);
    await world.insee.change(wages, { observation: { period: '2026-Q3', value: '241.0' } });
    await world.insee.change(wages, {
      title: 'Indice des taux de salaire horaire - A38 MA - Base 100 au T2 2017 - Série arrêtée',
    });
    const { series, alerts } = await world.read(id);
    expect(alerts.map(({ kind }) => kind).toSorted()).toEqual(['series-stopped', 'value-jumps']);
    expect(series).toMatchObject({ stopped: true, awaited: null });
    expect(await dueAt(id)).toBeNull();
  });
});

describe('a reading that fails', () => {
  it('is told in words, changes nothing, and is tried again later and later', async () => {
    const id = await world.follow(wages);
    await world.insee.faults({ times: 99, status: 500 });
    const first = await world.read(id);
    expect(first.series.failure).toMatchObject({ code: 'server-error', message: 'HTTP 500' });
    expect(first.values).toHaveLength(37);
    const pauses: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const { series } = await world.page(id);
      const { at, nextAt } = series.failure ?? { at: '', nextAt: '' };
      pauses.push(Math.round((Date.parse(nextAt ?? '') - Date.parse(at)) / 3_600_000));
      await world.desk.database.query('UPDATE index_series SET read_due_at = NOW(3) WHERE id = ?', [id]);
      expect(await world.sweep()).toEqual([id]);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 24, 24]);
    await world.insee.faults();
    expect((await world.read(id)).series.failure).toBeNull();
  });

  it.each([
    ['unknown-series', { status: 404, body: unknown() }],
    ['unreadable', { body: '<html></html>' }],
    ['no-answer', { cut: true }],
    ['refused', { status: 403 }],
  ])('says %s', async (code, fault) => {
    const id = await world.follow(wages);
    await world.insee.faults({ times: 99, ...fault });
    expect((await world.read(id)).series.failure).toMatchObject({ code });
  });

  it('waits as long as INSEE asks', async () => {
    const id = await world.follow(wages);
    await world.insee.faults({ times: 99, status: 429, retryAfter: '86400' });
    const { failure } = (await world.read(id)).series;
    expect(failure?.code).toBe('throttled');
    expect(Date.parse(failure?.nextAt ?? '') - Date.parse(failure?.at ?? '')).toBe(86_400_000);
  });
});

describe('the job around the expected days', () => {
  it('reads what is due, once, and plans the next reading', async () => {
    const id = await world.follow(wages);
    expect(await world.sweep()).toEqual([]);
    const planned = await dueAt(id);
    expect(planned && planned.getTime() > Date.now()).toBe(true);
    await world.insee.change(wages, { publish: true });
    await world.desk.database.query('UPDATE index_series SET read_due_at = NOW(3) WHERE id = ?', [id]);
    expect(await world.sweep()).toEqual([id]);
    expect((await world.page(id)).series.last?.period).toBe('2026-Q3');
    expect(await world.sweep()).toEqual([]);
  });

  it('begins again what a worker left behind', async () => {
    const id = await world.follow(wages);
    const { database } = world.desk;
    await database.query(
      'UPDATE index_series SET read_started_at = NOW(3) - INTERVAL 1 HOUR, read_due_at = NOW(3) WHERE id = ?',
      [id],
    );
    expect((await world.page(id)).series.reading).toBe(true);
    expect(await world.sweep()).toEqual([id]);
    expect((await world.page(id)).series.reading).toBe(false);
  });
});

function unknown(): string {
  return '<mes:Error xmlns:mes="m" xmlns:com="c"><mes:ErrorMessage code="100"><com:Text>Aucun résultat.</com:Text></mes:ErrorMessage></mes:Error>';
}
