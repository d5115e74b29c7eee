import { aClient, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import { addCalendarDays, daysOfYear, localDateOf } from '@vigie/rules';
import type { ContractFigures } from '@vigie/wire';
import type { Agent } from 'supertest';
import { startContractApp } from '../../testing/contract-app';
import { aDraft, aLine } from '../../testing/contracts';

let test: TestApp;
let agent: Agent;
beforeAll(async () => {
  test = await startContractApp('figures');
  agent = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
});
afterAll(() => test.stop());

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
const year = Number(today.slice(0, 4));
const read = async (): Promise<ContractFigures> =>
  (await agent.get('/api/contract-figures').expect(200)).body;

async function aContract(start: string, lines: ReturnType<typeof aLine>[], isSigned = true): Promise<string> {
  const { id: clientId } = await aClient(test.database);
  const draft = aDraft(clientId, { start, months: 240, lines });
  const { body } = await agent.post('/api/contracts').send(draft).expect(201);
  if (isSigned)
    await agent
      .post(`/api/contracts/${body.id}/activation`)
      .send({ signedOn: start < today ? start : today, version: body.version })
      .expect(200);
  return body.id;
}

describe('figures over contracts', () => {
  it('are nothing without contracts', async () => {
    const figures = await read();
    expect(figures.states.every(({ count, yearly }) => count === 0 && yearly === '0.00')).toBe(true);
    expect(figures.years.map(({ revenue }) => revenue)).toEqual(Array.from({ length: 6 }, () => '0.00'));
    expect(figures).toMatchObject({ revisions: [], index: null });
    expect(figures.postings).toHaveLength(12);
  });

  it('are exact: by state today, by day in each year, before and after a revision', async () => {
    const start = `${year - 2}-07-01`;
    const id = await aContract(start, [
      aLine({ price: '365.01', quantity: '1' }),
      aLine({ price: '0.10', quantity: '0.5' }),
    ]);
    await aContract(`${year}-01-01`, [aLine({ price: '100.00' })], false);
    const before = await read();
    expect(before.states.find(({ state }) => state === 'active')).toEqual({
      state: 'active',
      count: 1,
      yearly: '365.06',
    });
    expect(before.states.find(({ state }) => state === 'draft')).toMatchObject({
      count: 1,
      yearly: '100.00',
    });
    const whole = before.years.find((one) => one.year === year - 1);
    expect(whole).toEqual({ year: year - 1, revenue: '365.06', contracts: 1, expected: false });
    // From 1 July on: 184 days of an exact 365.06.
    const half = before.years.find((one) => one.year === year - 2);
    const exact = Math.round((36_506 * 184) / daysOfYear(year - 2));
    expect(half).toMatchObject({
      revenue: `${Math.floor(exact / 100)}.${String(exact % 100).padStart(2, '0')}`,
    });
    expect(before.years.at(-1)).toMatchObject({ year: year + 1, revenue: '365.06', expected: true });

    await test.database.execute(
      `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents, agreed_on, origin)
       SELECT line_id, contract_id, ?, 37501, quantity, base_cents, agreed_on, 'revision' FROM contract_price
        WHERE contract_id = ? AND unit_cents = 36501`,
      [`${year}-01-01`, id],
    );
    const after = await read();
    expect(after.revisions).toEqual([
      { year, contracts: 1, before: '365.01', after: '375.01', change: '2.74' },
    ]);
    expect(after.years.find((one) => one.year === year - 1)).toEqual(whole);
    expect(after.years.find((one) => one.year === year)).toMatchObject({ revenue: '375.06' });
    expect(after.states.find(({ state }) => state === 'active')).toMatchObject({ yearly: '375.06' });
  });

  it('count a price that was withdrawn nowhere, and a line until its end', async () => {
    const { years } = await read();
    const id = await aContract(addCalendarDays(`${year}-01-01`, -365 - 30), [aLine({ price: '1000.00' })]);
    await test.database.execute('UPDATE contract_line SET ends_on = ? WHERE contract_id = ?', [
      `${year - 1}-12-31`,
      id,
    ]);
    await test.database.execute(
      `INSERT INTO contract_price (line_id, contract_id, valid_from, unit_cents, quantity, base_cents, agreed_on, origin, withdrawn_at)
       SELECT line_id, contract_id, ?, 999999, quantity, base_cents, agreed_on, 'amendment', NOW(3) FROM contract_price WHERE contract_id = ?`,
      [`${year}-01-01`, id],
    );
    const figures = await read();
    const of = (all: ContractFigures['years'], of: number) => all.find((one) => one.year === of)?.revenue;
    expect(of(figures.years, year)).toBe(of(years, year));
    expect(of(figures.years, year - 1)).toBe('1365.06');
  });

  it('are for those who read contracts', async () => {
    const technician = await signedIn(test, await aStaff(test.database));
    await technician.get('/api/contract-figures').expect(403);
  });
});
