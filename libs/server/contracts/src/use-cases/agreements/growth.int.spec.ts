import { aClient, aStaff, mailsTo, signedIn, type TestApp } from '@vigie/directory/testing';
import type { PersonRow } from '@vigie/directory';
import { localDateOf } from '@vigie/rules';
import type { ContractDraft } from '@vigie/wire';
import type { Agent } from 'supertest';
import { clientsToCount } from '../../store/agreements/estate-count.store';
import { startContractApp } from '../../testing/contract-app';
import { aDraft, aLine } from '../../testing/contracts';
import { ProposeGrowth } from './propose-growth';
import { WatchEstate } from './watch-estate';

let test: TestApp;
let agent: Agent;
let accountant: PersonRow;
beforeAll(async () => {
  test = await startContractApp('growth');
  accountant = await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' });
  agent = await signedIn(test, accountant);
});
afterAll(() => test.stop());

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');

async function anActive(values: Pick<Partial<ContractDraft>, 'lines'> = {}, clientId?: string) {
  const draft = aDraft(clientId ?? (await aClient(test.database)).id, values);
  const { body } = await agent.post('/api/contracts').send(draft).expect(201);
  const { id, version, start } = body;
  const signed = await agent
    .post(`/api/contracts/${id}/activation`)
    .send({ signedOn: start, version })
    .expect(200);
  return signed.body;
}

describe('licences that have grown', () => {
  const once = () => Promise.resolve(true);
  const counted = (clientId: string, count: number) =>
    test.app.get(ProposeGrowth).execute({ clientId, counts: [{ partNumber: 'SPB', count }] }, once);

  it('by more than a tenth are proposed as an amendment, once for each number', async () => {
    const contract = await anActive({ lines: [aLine({ partNumber: 'SPB', quantity: '20' })] });
    const { id } = contract.client;
    const proposals = async () =>
      (await agent.get(`/api/contracts/${contract.id}`).expect(200)).body.amendments.map(
        ({
          state,
          origin,
          changes,
        }: {
          state: string;
          origin: string;
          changes: { prices: { quantity: string }[] };
        }) => `${state} ${origin} ${changes.prices[0]?.quantity}`,
      );
    await counted(id, 22);
    expect(await proposals()).toEqual([]);
    await counted(id, 23);
    await counted(id, 23);
    expect(await proposals()).toEqual(['proposed licence-growth 23']);
    const { body } = await agent.get(`/api/contracts/${contract.id}`).expect(200);
    const path = `/api/contracts/${contract.id}/amendments/${body.amendments[0].id}/withdrawal`;
    await agent.post(path).send({ version: body.version }).expect(200);
    await counted(id, 23);
    await counted(id, 25);
    expect(await proposals()).toEqual(['proposed licence-growth 25', 'withdrawn licence-growth 23']);
  });

  it('are told once, stand on the list until they are signed, and take a new number', async () => {
    const lines = [aLine({ label: 'Business Premium', partNumber: 'SPB', quantity: '20' })];
    const contract = await anActive({ lines });
    const { id, name } = contract.client;
    const told = async () =>
      (await mailsTo(test, accountant.email)).filter(({ subject }) => subject.includes(name));
    const listed = async () =>
      (await agent.get('/api/contracts/growth').expect(200)).body.items.filter(
        (one: { client: { id: string } }) => one.client.id === id,
      );
    await counted(id, 23);
    await counted(id, 24);
    await counted(id, 24);
    expect(await told()).toHaveLength(1);
    expect((await told())[0]?.text).toMatch(/Business Premium\s: 23 comptés, 20 au contrat/);
    expect(await listed()).toMatchObject([
      {
        origin: 'licence-growth',
        contract: { id: contract.id },
        lines: [{ label: 'Business Premium', agreed: '20', counted: '24' }],
      },
    ]);
    const { body } = await agent.get('/api/contracts').query({ proposed: 'true', client: id }).expect(200);
    expect(body.items).toMatchObject([{ id: contract.id }]);
    const [proposal] = await listed();
    const { version } = (await agent.get(`/api/contracts/${contract.id}`).expect(200)).body;
    await agent
      .post(`/api/contracts/${contract.id}/amendments/${proposal.id}/signature`)
      .send({ signedOn: today, effectiveOn: today, version })
      .expect(200);
    await counted(id, 24);
    expect(await listed()).toEqual([]);
    const after = await agent.get('/api/contracts').query({ proposed: 'true', client: id }).expect(200);
    expect(after.body.items).toEqual([]);
  });

  it('of two contracts are counted together', async () => {
    const line = (quantity: string) => ({ lines: [aLine({ partNumber: 'SPB', quantity })] });
    const large = await anActive(line('20'));
    const small = await anActive(line('10'), large.client.id);
    const amendmentsOf = async ({ id }: { id: string }) =>
      (await agent.get(`/api/contracts/${id}`).expect(200)).body.amendments;
    await counted(large.client.id, 33);
    expect([await amendmentsOf(large), await amendmentsOf(small)]).toEqual([[], []]);
    await counted(large.client.id, 36);
    expect(await amendmentsOf(large)).toMatchObject([{ changes: { prices: [{ quantity: '26' }] } }]);
    expect(await amendmentsOf(small)).toEqual([]);
  });

  it('of a client without such a line ask for nothing', async () => {
    const contract = await anActive();
    await counted(contract.client.id, 500);
    const { body } = await agent.get(`/api/contracts/${contract.id}`).expect(200);
    expect(body.amendments).toEqual([]);
  });
});

describe('an estate that has grown', () => {
  it('is proposed by itself, once for each number of pieces', async () => {
    const line = aLine({ label: 'Poste infogéré', equipmentKind: 'workstation', quantity: '1' });
    const contract = await anActive({ lines: [line] });
    const { id: clientId } = contract.client;
    const watch = test.app.get(WatchEstate, { strict: false });
    const piece = (state = 'in-use') =>
      test.database.execute(
        `INSERT INTO equipment (client_id, kind, name, covered, state, created_at, updated_at, version)
         VALUES (?, 'workstation', 'PC', 1, ?, NOW(3), NOW(3), 1)`,
        [clientId, state],
      );
    const look = async () => {
      const ids = await clientsToCount(test.database, 500);
      if (ids.includes(clientId)) await watch.fire(clientId);
      return ids.includes(clientId);
    };
    const proposed = async () =>
      (await agent.get(`/api/contracts/${contract.id}`).expect(200)).body.amendments;
    await piece();
    await piece('in-stock');
    expect(await look()).toBe(true);
    expect(await look()).toBe(false);
    expect(await proposed()).toEqual([]);
    await piece();
    await piece();
    expect(await look()).toBe(true);
    const quantity = { changes: { prices: [{ quantity: '3' }] } };
    expect(await proposed()).toMatchObject([{ origin: 'estate-growth', state: 'proposed', ...quantity }]);
    await Promise.all([watch.fire(clientId), watch.fire(clientId)]);
    expect(await proposed()).toHaveLength(1);
    expect(await look()).toBe(false);
  });
});
