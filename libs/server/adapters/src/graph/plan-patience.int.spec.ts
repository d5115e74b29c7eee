import { errorsFr } from '@vigie/wire';
import { arrival, arrivalRequest } from '../testing/plan-facts.data';
import { PlanWorld } from '../testing/plan-world';

/** What people see of a tenant that asks us to slow down, while they write a plan. */
describe('a plan of a tenant that throttles', () => {
  let world: PlanWorld;
  beforeAll(async () => {
    world = await PlanWorld.open('plan_patience');
  });
  afterAll(() => world.close());

  const throttle = (times: number, retryAfterSeconds: number) =>
    world.simulator.control('POST', '/faults', [
      { match: 'GET /domains', kind: 'throttle', times, retryAfterSeconds },
    ]);

  async function asked() {
    const { portal } = await world.client();
    const { id } = await world.ticket(portal, arrivalRequest);
    const plans = `/api/tickets/${id}/account-plans`;
    return {
      id,
      preview: () => world.staff.post(`${plans}/preview`).send({ facts: arrival }),
      propose: () => world.staff.post(plans).send({ facts: arrival }),
    };
  }

  it('is shown after a short wait, when a short one is asked for', async () => {
    const { preview } = await asked();
    await throttle(3, 1);
    expect((await preview().expect(200)).body.address).toBe('zoe.leger@borel.test');
  });

  it('says how long to wait when that is longer than anybody waits, and is there afterwards', async () => {
    const { preview, propose } = await asked();
    await throttle(4, 30);
    const refused = await preview().expect(503);
    expect(refused.body).toMatchObject({ code: 'plan.tenant-throttled', data: { retryAfter: 30 } });
    expect(refused.headers['retry-after']).toBe('30');
    const words = errorsFr['plan.tenant-throttled'].replace('{retryAfter}', '30');
    expect(refused.body.detail).toBe(words);
    const english = await propose().set('Accept-Language', 'en').expect(503);
    expect(english.body.detail).toContain('asks to wait 30 s');
    await propose().expect(201);
  });
});
