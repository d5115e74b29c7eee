import { aClient, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import { addCalendarDays, localDateOf, subtractMonths } from '@vigie/rules';
import type { ContractDetail, ContractLetter, RenewalItem } from '@vigie/wire';
import type { Agent } from 'supertest';
import { startContractApp } from '../../testing/contract-app';
import { aDraft } from '../../testing/contracts';
import { WatchRenewals } from './watch-renewals';

let test: TestApp;
let agent: Agent;
beforeAll(async () => {
  test = await startContractApp('renewal_queue');
  const accountant = await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' });
  agent = await signedIn(test, accountant);
});
afterAll(() => test.stop());

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
const term = addCalendarDays(today, 400);

async function aRenewal(clientId: string, label: string, reference: string): Promise<RenewalItem> {
  const start = addCalendarDays(subtractMonths(term, 24), 1);
  const draft = { ...aDraft(clientId, { start, months: 24, firstTerm: term }), label, reference };
  const { body } = await agent.post('/api/contracts').send(draft).expect(201);
  const { id, version } = body;
  await agent.post(`/api/contracts/${id}/activation`).send({ signedOn: start, version }).expect(200);
  await test.app.get(WatchRenewals).fire(id);
  const found = await agent.get('/api/renewals').query({ contract: id, show: 'all' }).expect(200);
  return found.body.items[0];
}
const read = async ({ id }: RenewalItem) => (await agent.get(`/api/renewals/${id}`).expect(200)).body;
const eventsOf = async ({ contract }: RenewalItem) => {
  const { body } = await agent.get(`/api/contracts/${contract.id}`).expect(200);
  const renewals = /^(?:renewal|letter|denunciation)-|^denounced/;
  return (body as ContractDetail).history.filter(({ type }) => renewals.test(type)).toReversed();
};

describe('the queue of renewals', () => {
  it('is narrowed to a client, and to words of the client, the contract or its reference', async () => {
    const borel = await aClient(test.database, { name: 'Borel Transports' });
    const cedre = await aClient(test.database, { name: 'Cèdre Habitat' });
    await aRenewal(borel.id, 'Infogérance du siège', 'BT-2024');
    await aRenewal(borel.id, 'Sauvegarde 100 %', 'BT-2025');
    await aRenewal(cedre.id, 'Infogérance des agences', 'CH-2024');
    const shown = async (query: object) => {
      const { body } = await agent.get('/api/renewals').query(query).expect(200);
      return (body.items as RenewalItem[]).map(({ contract }) => contract.reference);
    };
    expect(await shown({ client: borel.id })).toEqual(['BT-2024', 'BT-2025']);
    expect(await shown({ q: 'infogérance' })).toEqual(['BT-2024', 'CH-2024']);
    expect(await shown({ q: 'cedre' })).toEqual(['CH-2024']);
    expect(await shown({ q: '2025' })).toEqual(['BT-2025']);
    expect(await shown({ q: '100 %' })).toEqual(['BT-2025']);
    expect(await shown({ q: '%' })).toEqual(['BT-2025']);
    expect(await shown({ q: 'infogérance', client: cedre.id })).toEqual(['CH-2024']);
    expect(await shown({ q: 'infogérance', show: 'done' })).toEqual([]);
    const { body } = await agent.get('/api/renewals').query({ client: borel.id, limit: 1 }).expect(200);
    expect(await shown({ client: borel.id, limit: 1, cursor: body.nextCursor })).toEqual(['BT-2025']);
  });
});

describe('the history of the contract', () => {
  it('tells decisions and letters, each once', async () => {
    const client = await aClient(test.database, { name: 'Delmas Conseil' });
    const renewal = await aRenewal(client.id, 'Infogérance', 'DC-2024');
    const path = `/api/renewals/${renewal.id}`;
    const put = async (decision: string, note: string | null) =>
      agent
        .put(`${path}/decision`)
        .send({ decision, note, version: (await read(renewal)).version })
        .expect(200);
    await put('denounce', 'Trop peu rentable');
    const paper = { kind: 'denunciation', addressee: 'Delmas Conseil', address: '1 rue du Port' };
    const standing = async (): Promise<ContractLetter> =>
      (await read(renewal)).letters.find(({ withdrawn }: ContractLetter) => !withdrawn);
    const write = async () => {
      const { version } = await read(renewal);
      await agent
        .post(`${path}/letters`)
        .send({ ...paper, version })
        .expect(201);
      return standing();
    };
    await write();
    await put('renew', null);
    await put('denounce', null);
    const letter = await write();
    const sending = { sentOn: today, tracking: '1A 234', version: letter.version };
    await agent.post(`/api/contract-letters/${letter.id}/sending`).send(sending).expect(200);
    const sent = await standing();
    await agent
      .post(`/api/contract-letters/${letter.id}/reception`)
      .send({ receivedOn: today, version: sent.version })
      .expect(200);
    expect(await eventsOf(renewal)).toMatchObject([
      {
        type: 'renewal-decided',
        data: { decision: 'denounce', term },
        reason: 'Trop peu rentable',
        actor: 'Isabelle Fontaine',
      },
      { type: 'letter-written', data: { kind: 'denunciation' } },
      { type: 'letter-withdrawn', data: { kind: 'denunciation' } },
      { type: 'renewal-decided', data: { decision: 'renew' } },
      { type: 'renewal-decided', data: { decision: 'denounce' } },
      { type: 'letter-written' },
      { type: 'letter-sent', data: { kind: 'denunciation', sentOn: today, tracking: '1A 234' } },
      { type: 'denounced', data: { by: 'provider' } },
      { type: 'letter-received', data: { receivedOn: today } },
      { type: 'denounced', data: { receivedOn: today } },
    ]);
  });
});
