import { aClient, aStaff } from '../testing';
import { signedIn, startTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp('directory_wipes');
});
afterAll(() => test.stop());

describe('the wipe of a lost phone', () => {
  const lostPhone = async () => {
    const [first, second] = [
      await signedIn(test, await aStaff(test.database, { name: 'Léa Martin' })),
      await signedIn(test, await aStaff(test.database, { name: 'Inès Petit' })),
    ];
    const { id: clientId } = await aClient(test.database);
    const facts = { clientId, kind: 'phone', name: 'Téléphone', state: 'in-use' };
    const { body } = await first.post('/api/equipment').send(facts).expect(201);
    const url = `/api/equipment/${body.id}`;
    expect((await first.post(`${url}/wipe`).expect(422)).body.code).toBe('wipe.not-missing');
    await first.post(`${url}/state`).send({ to: 'lost', reason: 'Dans le train', version: 1 }).expect(200);
    return { first, second, url };
  };

  it('is asked for by one person and released by another', async () => {
    const { first, second, url } = await lostPhone();
    const asked = await first.post(`${url}/wipe`).expect(201);
    expect(asked.body).toMatchObject({
      wipe: { state: 'waiting', requestedBy: 'Léa Martin', confirmedBy: null },
    });
    expect((await first.post(`${url}/wipe/confirm`).expect(422)).body.code).toBe('wipe.same-person');
    expect((await second.post(`${url}/wipe`).expect(422)).body.code).toBe('wipe.already-requested');
    const done = await second.post(`${url}/wipe/confirm`).expect(200);
    expect(done.body).toMatchObject({
      wipe: { state: 'confirmed', requestedBy: 'Léa Martin', confirmedBy: 'Inès Petit' },
      history: [{ type: 'wipe-confirmed' }, { type: 'wipe-asked' }, { type: 'moved' }, { type: 'created' }],
    });
    expect((await second.post(`${url}/wipe/withdraw`).expect(422)).body.code).toBe('wipe.not-pending');
  });

  it('is confirmed once, even when two people do at the same moment', async () => {
    const { first, second, url } = await lostPhone();
    const third = await signedIn(test, await aStaff(test.database));
    await first.post(`${url}/wipe`).expect(201);
    const answers = await Promise.all([second, third].map((agent) => agent.post(`${url}/wipe/confirm`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 422]);
  });

  it('no longer waits once the phone is found', async () => {
    const { first, second, url } = await lostPhone();
    await first.post(`${url}/wipe`).expect(201);
    const back = { to: 'in-stock', reason: 'Retrouvé', version: 2 };
    const found = await first.post(`${url}/state`).send(back).expect(200);
    expect(found.body.wipe.state).toBe('withdrawn');
    expect((await second.post(`${url}/wipe/confirm`).expect(422)).body.code).toBe('wipe.not-pending');
  });
});
