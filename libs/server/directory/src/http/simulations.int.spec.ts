import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Agent } from 'supertest';
import { aContact, aStaff } from '../testing';
import { signedIn, startTestApp, type TestApp } from '../testing/test-app';

type Example = { id: string } & Record<string, string>;
const fixtures = path.join(__dirname, '../../../../rules/src/testing/fixtures/examples-dates.json');
const examples = JSON.parse(readFileSync(fixtures, 'utf8')) as Example[];
const chapter = (prefix: string) => examples.filter(({ id }) => id.startsWith(`${prefix}.`));

let test: TestApp;
let agent: Agent;
beforeAll(async () => {
  test = await startTestApp('directory_simulations');
  agent = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
});
afterAll(() => test.stop());

const simulate = (name: string, body: object) => agent.post(`/api/simulations/${name}`).send(body);
const paris = (wall: string) =>
  Temporal.PlainDateTime.from(wall).toZonedDateTime('Europe/Paris').toInstant().toString();

describe('the worked examples', () => {
  it.each(chapter('C1'))('$id notice before $term', async (example) => {
    const { body } = await simulate('notice', { term: example['term'], months: 3 }).expect(200);
    expect(body).toEqual({
      limit: example['limit'],
      latestArguable: example['latest_forward'],
      safe: example['safe'],
      posting: example['posting'],
    });
  });

  it.each(chapter('C3'))('$id real hours across $start', async (example) => {
    const hours = /\+ (\d+) h/.exec(example['text'] ?? '')?.[1];
    const question = { receivedAt: example['start'], duration: `PT${hours}H`, mode: 'elapsed' };
    const { body } = await simulate('deadline', question).expect(200);
    expect(body.localDueAt).toBe(example['end']);
    expect(new Date(body.dueAt).getTime()).toBe(new Date(example['end'] ?? '').getTime());
  });

  it.each(chapter('C4'))('$id three readings of 48 h from $start', async (example) => {
    const modes = { elapsed: 'elapsed', stopped: 'pause-closed-days', service: 'service-hours' };
    for (const [field, mode] of Object.entries(modes)) {
      const receivedAt = paris(example['start'] ?? '');
      const { body } = await simulate('deadline', { receivedAt, duration: 'PT48H', mode }).expect(200);
      expect(body.localDueAt.slice(0, 19)).toBe(example[field]);
      expect(body.explanation.at(-1).to).toBe(body.dueAt);
    }
  });

  it.each([
    ['C2.3', { from: '2026-12-20', count: 15, kind: 'calendaire', extend: true }, '2027-01-04'],
    ['C2.4', { from: '2026-11-23', count: 7, kind: 'franc' }, '2026-12-01'],
    ['C2.7', { from: '2026-12-31', count: 15, kind: 'ouvrable' }, '2027-01-19'],
    ['C2.9', { from: '2026-04-02', count: 5, kind: 'ouvre', region: 'FR-67' }, '2026-04-10'],
  ])('%s counting days', async (_id, question, date) => {
    expect((await simulate('working-days', question).expect(200)).body).toEqual({ date });
  });
});

describe('Good Friday in Alsace-Moselle', () => {
  // 3 April 2026.
  const region = 'FR-67';
  it.each([
    [
      'deadline',
      'localDueAt',
      { receivedAt: '2026-04-02T10:00:00+02:00', duration: 'PT24H', mode: 'pause-closed-days', region },
      ['2026-04-03T10:00:00', '2026-04-07T10:00:00'],
    ],
    [
      'working-days',
      'date',
      { from: '2026-04-02', count: 1, kind: 'ouvre', region },
      ['2026-04-03', '2026-04-07'],
    ],
    ['notice', 'safe', { term: '2026-07-03', region }, ['2026-04-03', '2026-04-02']],
  ])('moves the %s only when asked', async (name, field, question, [without, asked]) => {
    const answer = async (goodFriday?: boolean) => {
      const { body } = await simulate(name, { ...question, goodFriday }).expect(200);
      return body[field].slice(0, (without ?? '').length);
    };
    expect([await answer(), await answer(false), await answer(true)]).toEqual([without, without, asked]);
  });
});

describe('a question without an answer', () => {
  const deadline = { receivedAt: '2026-11-23T09:00:00Z', duration: 'PT48H', mode: 'service-hours' };

  it.each([
    ['deadline', 'calendar.unknown-zone', { ...deadline, zone: 'Europe/Atlantis' }],
    ['deadline', 'deadline.bad-duration', { ...deadline, duration: '48 heures' }],
    ['deadline', 'deadline.bad-duration', { ...deadline, duration: 'PT0S' }],
    ['deadline', 'deadline.bad-duration', { ...deadline, duration: 'P1M' }],
    ['deadline', 'deadline.bad-duration', { ...deadline, duration: 'PT999999999H', mode: 'elapsed' }],
    ['deadline', 'deadline.never', { ...deadline, hours: [] }],
    ['deadline', 'calendar.bad-hours', { ...deadline, hours: [{ days: [1], from: '12:00', to: '09:00' }] }],
    ['working-days', 'days.out-of-range', { from: '9999-12-30', count: 15, kind: 'calendaire' }],
    ['notice', 'days.out-of-range', { term: '0001-01-15', months: 3 }],
  ])('%s is refused with %s: %j', async (name, code, question) => {
    const { body } = await simulate(name, question).expect(422);
    expect(body.code).toBe(code);
  });

  it('names the field of an instant or a pause that cannot be', async () => {
    const pauses = [{ from: '2026-11-24T12:00:00Z', to: '2026-11-24T10:00:00Z' }];
    const wrongPause = await simulate('deadline', { ...deadline, pauses }).expect(422);
    expect(wrongPause.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'pauses' }] });
    const wrongInstant = await simulate('deadline', { ...deadline, receivedAt: 'hier' }).expect(422);
    expect(wrongInstant.body).toMatchObject({ code: 'request.invalid', errors: [{ path: 'receivedAt' }] });
  });
});

describe('a pause', () => {
  it('moves the deadline and is named in the explanation', async () => {
    const question = { receivedAt: '2026-11-23T10:00:00+01:00', duration: 'PT2H', mode: 'elapsed' };
    const pauses = [{ from: '2026-11-23T11:00:00+01:00', to: '2026-11-23T14:00:00+01:00' }];
    const { body } = await simulate('deadline', { ...question, pauses }).expect(200);
    expect(body.localDueAt).toMatch(/^2026-11-23T15:00:00.*\+01:00$/);
    expect(body.explanation[1]).toMatchObject({ reason: 'pause', pauseReason: 'waiting-client' });
  });
});

it('is for our people only', async () => {
  const contact = await signedIn(test, await aContact(test.database));
  await contact.post('/api/simulations/notice').send({ term: '2026-12-31' }).expect(403);
});

describe('a price revision', () => {
  const plain = { basePrice: '12000.00', baseIndex: '105.3', newIndex: '108.9' };

  it('is what the rule says, in texts', async () => {
    const { body } = await simulate('price-revision', { ...plain, quantity: '2' }).expect(200);
    expect(body).toEqual({
      coefficient: '1.0341880342',
      unrounded: '12410.256410',
      revisedPrice: '12410.26',
      amount: '24820.52',
      warnings: [],
    });
  });

  it('follows the options of the contract', async () => {
    const rounded = { ...plain, coefficientRounding: { mode: 'truncate', decimals: 4 } };
    expect((await simulate('price-revision', rounded).expect(200)).body.revisedPrice).toBe('12409.20');
    const capped = {
      ...plain,
      coefficientRounding: { mode: 'none' },
      cap: '1.03',
      previousPrice: '12000.00',
    };
    const { body } = await simulate('price-revision', capped).expect(200);
    expect(body).toMatchObject({ revisedPrice: '12360.00', warnings: ['revision.capped'] });
  });

  it.each([
    ['revision.base-index-missing', { baseIndex: '' }],
    ['revision.index-not-numeric', { newIndex: 'NaN' }],
    ['revision.price-invalid', { basePrice: '12000.005' }],
  ])('is refused by name: %s', async (code, change) => {
    const { body } = await simulate('price-revision', { ...plain, ...change }).expect(422);
    expect(body.code).toBe(code);
  });
});

describe('instalments', () => {
  it('add up to the year', async () => {
    const { body } = await simulate('instalments', { annual: '12410.26', parts: 12 }).expect(200);
    expect(body).toEqual({ amounts: [...Array<string>(11).fill('1034.19'), '1034.17'] });
  });

  it('want an amount', async () => {
    const { body } = await simulate('instalments', { annual: '12,5', parts: 12 }).expect(422);
    expect(body.code).toBe('amount.invalid');
  });
});
