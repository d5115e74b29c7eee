import { IndexSourceFailure, type PublishedSeries } from '@vigie/contracts';
import { SharedLimit } from '@vigie/platform';
import { TestPlatform } from '@vigie/platform/testing';
import { LocalInsee } from '../testing/local-insee';
import { freePort } from '../testing/free-port';
import { InseeSource, type InseeSettings } from './insee-source';

const series = '010562768';
let insee: LocalInsee;
let pauses: number[];
beforeAll(async () => {
  insee = await LocalInsee.open('2026-11-26');
});
beforeEach(async () => {
  await insee.reset();
  pauses = [];
});
afterAll(() => insee.close());

const source = (settings: Partial<InseeSettings> = {}) =>
  new InseeSource({
    addresses: insee.addresses,
    limit: { take: () => Promise.resolve() },
    random: () => 1,
    pause: (ms) => {
      pauses.push(ms);
      return Promise.resolve();
    },
    ...settings,
  });
const failure = async (reading: Promise<PublishedSeries>): Promise<IndexSourceFailure> => {
  const outcome = await reading.catch((error: unknown) => error);
  if (outcome instanceof IndexSourceFailure) return outcome;
  throw new Error('the reading did not fail');
};
const asked = async () => (await insee.requests()).map(({ address }) => address);

describe('a series of INSEE', () => {
  it('is read with its values as they are written, oldest first', async () => {
    const { values, answer, ...facts } = await source().read(series);
    expect(facts).toEqual({
      title: expect.stringContaining('niveau A38 MA'),
      base: 'Base 100 au T2 2017',
      unit: 'SO',
      frequency: 'quarterly',
      stopped: false,
      lastUpdate: '2026-09-17',
    });
    expect(values[0]).toEqual({ period: '2017-Q2', value: '100.0', provisional: false });
    expect(values.slice(-2)).toEqual([
      { period: '2026-Q1', value: '122.9', provisional: false },
      { period: '2026-Q2', value: '123.4', provisional: false },
    ]);
    expect(answer.url).toBe(`${insee.addresses[0]}/data/SERIES_BDM/${series}`);
    expect(answer.content.toString('utf8')).toContain('TIME_PERIOD="2026-Q2" OBS_VALUE="123.4"');
  });

  it('may be monthly, or have stopped', async () => {
    const monthly = await source().read('001565195');
    expect(monthly).toMatchObject({ frequency: 'monthly', base: 'Base 100 en décembre 2008' });
    expect(monthly.values.at(-1)?.period).toBe('2026-08');
    const old = await source().read('001657374');
    expect(old).toMatchObject({ stopped: true, base: 'Base 100 au T4 2008' });
  });

  it('tells a provisional value, and leaves out one that is not there', async () => {
    await insee.change(series, { observation: { period: '2026-Q3', value: '124.1', quality: 'P' } });
    await insee.change(series, { observation: { period: '2026-Q4', value: 'NaN' } });
    const { values } = await source().read(series);
    expect(values.at(-1)).toEqual({ period: '2026-Q3', value: '124.1', provisional: true });
  });
});

describe('what goes wrong', () => {
  it('is named when INSEE does not know the series, and not asked twice', async () => {
    expect(await failure(source().read('999999999'))).toMatchObject({
      code: 'unknown-series',
      message: '100 Aucun résultat ne correspond à cette requête.',
    });
    expect(await asked()).toEqual(['bdm']);
  });

  it('is tried again with growing pauses', async () => {
    await insee.faults({ times: 2, status: 503 });
    expect((await source().read(series)).values).toHaveLength(37);
    expect(await asked()).toEqual(['bdm', 'bdm', 'bdm']);
    expect(pauses).toEqual([2000, 4000]);
  });

  it('is asked at the other address when the first one stays broken', async () => {
    await insee.faults({ times: 99, address: 'bdm', status: 500 });
    const { answer } = await source().read(series);
    expect(answer.url).toContain('/series/BDM/V1/');
    expect(await asked()).toEqual(['bdm', 'bdm', 'bdm', 'api']);
  });

  it('is named when both are broken', async () => {
    await insee.faults({ times: 99, status: 500 });
    expect(await failure(source().read(series))).toMatchObject({
      code: 'server-error',
      message: 'HTTP 500',
    });
    expect(await asked()).toHaveLength(6);
  });

  it('is a connection that nobody answers', async () => {
    const nowhere = [`http://127.0.0.1:${await freePort()}`, `http://127.0.0.1:${await freePort()}`];
    expect(await failure(source({ addresses: nowhere }).read(series))).toMatchObject({ code: 'no-answer' });
    expect(pauses).toHaveLength(4);
  });

  it('is an answer that is cut, or too slow', async () => {
    await insee.faults({ times: 99, address: 'bdm', cut: true });
    expect((await source().read(series)).answer.url).toContain('/V1/');
    await insee.faults({ times: 99, delayMs: 3000 });
    expect(await failure(source({ timeoutMs: 100, attempts: 1 }).read(series))).toMatchObject({
      code: 'no-answer',
    });
  });

  it('waits as long as it is asked to, or leaves it to the next reading', async () => {
    await insee.faults({ times: 1, status: 429, retryAfter: '7' });
    await source().read(series);
    expect(pauses).toEqual([7000]);
    await insee.faults({ times: 99, status: 429, retryAfter: '600' });
    expect(await failure(source().read(series))).toMatchObject({ code: 'throttled', retryAfterMs: 600_000 });
    await insee.faults({ times: 99, status: 429 });
    expect(await failure(source().read(series))).toMatchObject({ code: 'throttled', retryAfterMs: null });
  });

  it.each([
    ['a page', '<html><body>maintenance</body></html>'],
    ['half an answer', '<?xml version="1.0"?><a><b>'],
    ['nothing', ''],
    ['no XML', '{"error": true}'],
    ['entities', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
  ])('is %s instead of an answer', async (_what, body) => {
    await insee.faults({ times: 99, body });
    expect(await failure(source().read(series))).toMatchObject({ code: 'unreadable' });
    expect(await asked()).toEqual(['bdm', 'api']);
  });

  it.each([
    ['12,3', 'unreadable'],
    ['0.0', 'unreadable'],
    ['-4', 'unreadable'],
    ['1e3', 'unreadable'],
  ])('is a value of « %s »', async (value, code) => {
    await insee.change(series, { observation: { period: '2026-Q3', value } });
    expect(await failure(source().read(series))).toMatchObject({ code });
  });

  it('is a refusal in a page of another server', async () => {
    await insee.faults({ times: 99, status: 404, body: '<html>Not found</html>' });
    expect(await failure(source().read(series))).toMatchObject({ code: 'refused', message: 'HTTP 404' });
  });
});

describe('the limit of requests', () => {
  it('holds for real requests of two processes', async () => {
    const platform = await TestPlatform.open('insee_limit');
    const one = () => new SharedLimit(platform.database, 'insee', { most: 3, windowMs: 400 });
    const [first, second] = [source({ limit: one() }), source({ limit: one() })];
    await Promise.all(Array.from({ length: 7 }, (_, at) => (at % 2 === 0 ? first : second).read(series)));
    const at = (await insee.requests()).map((request) => request.at).toSorted((left, right) => left - right);
    await platform.close();
    expect(at).toHaveLength(7);
    // The server notes when a request arrives, a moment after it was allowed to leave.
    expect((at[6] ?? 0) - (at[0] ?? 0)).toBeGreaterThan(700);
  });
});
