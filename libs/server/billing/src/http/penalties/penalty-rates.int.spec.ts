import { aContact, aStaff, mailsTo, signedIn, type TestApp } from '@vigie/directory/testing';
import { Clock } from '@vigie/platform';
import { publishedRates, readAmount } from '@vigie/rules';
import type { PenaltyRateBook } from '@vigie/wire';
import type { Agent } from 'supertest';
import { RateBook } from '../../queries/penalties/rate-book';
import { startBillingApp } from '../../testing/billing-app';
import { AskForRates } from '../../use-cases/penalties/ask-for-rates';

let test: TestApp;
let agent: Agent;
let accountant: { email: string };
beforeAll(async () => {
  test = await startBillingApp('billing_penalty_rates');
  accountant = await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' });
  agent = await signedIn(test, accountant);
});
afterAll(() => test.stop());

/** What the process takes for now while something is done. */
async function on<T>(instant: string, work: () => Promise<T>): Promise<T> {
  const clock = jest.spyOn(test.app.get(Clock), 'now').mockReturnValue(new Date(instant));
  try {
    return await work();
  } finally {
    clock.mockRestore();
  }
}
const read = async (): Promise<PenaltyRateBook> => (await agent.get('/api/penalty-rates').expect(200)).body;
const record = (half: string, body: object) => agent.put(`/api/penalty-rates/${half}`).send(body);
const source = { sourceNote: 'Arrêté du 18/12/2026, Journal officiel', publishedOn: '2026-11-20' };

describe('the rates of an installation', () => {
  it('are there from its first start, as they were published', async () => {
    const { items, past, next, awaited } = await read();
    expect(past).toEqual([]);
    expect([next, awaited]).toEqual(['2027S1', null]);
    const rates = items
      .map(({ half, legal, individuals, refinancing }) => ({
        half,
        legal: legal?.rate,
        individuals: individuals?.rate,
        refinancing: refinancing?.rate,
        orderedOn: legal?.publishedOn,
      }))
      .toReversed();
    expect(rates).toEqual(publishedRates);
  });

  it('say the minimum and the default of each half-year', async () => {
    const { items } = await read();
    for (const { half, floor, fallback } of items) {
      const above = (readAmount(floor ?? '') ?? 0n) > (readAmount(fallback ?? '') ?? 0n);
      expect([half, above]).toEqual([half, half === '2024S1' || half === '2024S2']);
    }
    expect(items[0]).toMatchObject({ half: '2026S2', floor: '8.25', fallback: '12.40' });
  });

  it('are not for everybody', async () => {
    const contact = await signedIn(test, await aContact(test.database));
    await contact.get('/api/penalty-rates').expect(403);
    const technician = await signedIn(test, await aStaff(test.database, { roles: ['technician'] }));
    await technician
      .put('/api/penalty-rates/2027S1')
      .send({ legal: '2.90', ...source, seen: [] })
      .expect(403);
  });
});

describe('what was missing', () => {
  const fire = () => test.app.get(AskForRates).fire('2027S1');
  const mails = async () =>
    (await mailsTo(test, accountant.email)).filter(({ subject }) => subject.includes('Taux de pénalités'));

  it('is not asked for before the last week of the half-year', async () => {
    await on('2026-12-24T22:30:00Z', fire);
    expect(await mails()).toHaveLength(0);
  });

  it('is asked for once, however many workers look', async () => {
    // In France it is the 25th already.
    await on('2026-12-24T23:30:00Z', async () => {
      const asking = test.app.get(AskForRates);
      expect(await asking.overdue()).toEqual(['2027S1']);
      await Promise.all([fire(), fire(), fire()]);
      await fire();
    });
    expect(await mails()).toMatchObject([
      { subject: 'Taux de pénalités à saisir\u00a0: premier semestre 2027' },
    ]);
  });

  it('is refused by name when it cannot be right', async () => {
    const codes = async (half: string, body: object) => (await record(half, body)).body.code;
    const typed = { legal: '2.90', ...source, seen: [] };
    expect(await codes('2027S2', typed)).toBe('rate.half-refused');
    expect(await codes('2014S2', typed)).toBe('rate.half-refused');
    expect(await codes('2027S1', { ...typed, publishedFloor: '8.71' })).toBe('rate.floor-mismatch');
    expect(await codes('2027S1', { ...typed, legal: '2,90' })).toBe('request.invalid');
    expect(await codes('2027S1', { ...source, seen: [] })).toBe('request.invalid');
  });

  it('is recorded with its source, once; the same twice changes nothing', async () => {
    const typed = { legal: '2.90', individuals: '6.70', publishedFloor: '8.70', ...source, seen: [] };
    const both = await Promise.all([record('2027S1', typed), record('2027S1', typed)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    const { items, next } = await read();
    expect(items[0]).toMatchObject({
      half: '2027S1',
      legal: { rate: '2.90', recordedBy: 'Isabelle Fontaine', ...source },
      refinancing: null,
      floor: '8.70',
      fallback: null,
    });
    expect(next).toBe('2027S2');
    const awaited = await on('2027-01-02T09:00:00Z', () => test.app.get(RateBook).awaited());
    expect(awaited).toEqual({ half: '2027S1', from: '2027-01-01', missing: ['refinancing'] });
  });

  it('counts for the simulation at once', async () => {
    const question = { amount: '1200.00', dueDate: '2026-12-21', asOf: '2027-01-20', method: 'FLOOR' };
    const { body } = await agent.post('/api/simulations/penalty').send(question).expect(200);
    // 10 days at 8.25 % and 20 days at 8.70 % on 1,200.00: 2.712329 + 5.720548.
    expect(body).toMatchObject({ penalty: '8.43', warnings: [] });
    const methods = body.comparison as { method: string; warnings: string[] }[];
    expect(methods.map(({ method }) => method)).toEqual(['M1', 'M2', 'M3', 'M4', 'FLOOR', 'ECB']);
    expect(methods.find(({ method }) => method === 'ECB')?.warnings).toContain('penalty.rate-awaited');
  });

  it('is corrected with a reason, and the old value stays visible', async () => {
    const seen = await seenOf('2027S1');
    const wrong = { legal: '2.95', ...source, seen };
    expect((await record('2027S1', wrong).expect(422)).body.code).toBe('rate.reason-required');
    const stale = await record('2027S1', { ...wrong, reason: 'Faute de frappe', seen: [] }).expect(409);
    expect(stale.body.code).toBe('rate.stale');
    const { body } = await record('2027S1', { ...wrong, reason: 'Faute de frappe' }).expect(200);
    expect(body.items[0]).toMatchObject({
      legal: { rate: '2.95' },
      individuals: { rate: '6.70' },
      floor: '8.85',
    });
    expect(body.past).toMatchObject([
      {
        half: '2027S1',
        kind: 'legal',
        rate: '2.90',
        ended: { by: 'Isabelle Fontaine', reason: 'Faute de frappe' },
      },
    ]);
  });
});

const seenOf = async (half: string) => {
  const row = (await read()).items.find((one) => one.half === half);
  return [row?.legal, row?.individuals, row?.refinancing].flatMap((rate) => rate?.id ?? []);
};

const simulate = (name: string, body: object) => agent.post(`/api/simulations/${name}`).send(body);

describe('penalties of a late invoice', () => {
  const late = { amount: '15188.57', dueDate: '2025-06-15', paidDate: '2025-08-20' };

  it('are computed by half-year, with the indemnity and the legal minimum beside', async () => {
    const { body } = await simulate('penalty', { ...late, method: 'M4' }).expect(200);
    expect(body).toMatchObject({
      penalty: '122.60',
      indemnity: '40.00',
      floor: '245.19',
      unpaid: '0.00',
      segments: [
        {
          from: '2025-06-16',
          to: '2025-06-30',
          days: 15,
          rate: '5.5650',
          base: '15188.57',
          amount: '34.736052',
        },
        {
          from: '2025-07-01',
          to: '2025-08-20',
          days: 51,
          rate: '4.1400',
          base: '15188.57',
          amount: '87.860676',
        },
      ],
      warnings: ['penalty.below-floor'],
    });
  });

  it('follow partial payments, and what they reduce first', async () => {
    const question = {
      ...{ amount: '1200.00', dueDate: '2026-01-31', asOf: '2026-03-15', method: 'M1' },
      payments: [{ date: '2026-02-10', amount: '200.00' }],
    };
    const first = await simulate('penalty', question).expect(200);
    const second = await simulate('penalty', { ...question, allocation: 'interest-first' }).expect(200);
    expect([first.body.unpaid, second.body.unpaid]).toEqual(['1000.00', '1015.50']);
  });

  it('wait for a rate that is not published', async () => {
    const question = { amount: '1200.00', dueDate: '2028-01-10', asOf: '2028-02-01', method: 'FLOOR' };
    const { body } = await simulate('penalty', question).expect(200);
    expect(body).toMatchObject({ awaitingRateFrom: '2028-01-11', warnings: ['penalty.rate-awaited'] });
  });

  it.each([
    ['penalty.not-professional', { clientKind: 'consumer' }],
    ['penalty.amount-invalid', { amount: '12,50' }],
    ['penalty.amount-invalid', { amount: '0.00' }],
    ['penalty.payment-invalid', { payments: [{ date: '2025-07-01', amount: '1.005' }] }],
    ['penalty.overpaid', { payments: [{ date: '2025-07-01', amount: '15188.58' }] }],
    ['penalty.payment-in-future', { asOf: '2025-08-19' }],
  ])('are refused: %s', async (code, wrong) => {
    const { body } = await simulate('penalty', { ...late, method: 'M1', ...wrong }).expect(422);
    expect(body.code).toBe(code);
  });
});
