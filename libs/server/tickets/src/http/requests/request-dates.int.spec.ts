import type { Actor } from '@vigie/platform';
import { errorsFr, type ErrorCode, type NewRequest } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let requester: Actor;
let portal: Agent;
let desk: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('request_dates');
  requester = (await world.client()).requester;
  portal = await world.http(requester);
  desk = await world.http(await world.staff());
});
afterAll(() => world.close());

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const arrival = (effectiveDate: string) =>
  ({ kind: 'account.arrival', form: { firstName: 'Zoé', lastName: 'Müller', effectiveDate } }) as const;
const departure = (effectiveDate: string) =>
  ({
    kind: 'account.departure',
    form: { userPrincipalName: 'zoe@client.test', effectiveDate, mailbox: 'delete' },
  }) as const;
const restore = (asOf: string) => ({ kind: 'backup.restore', form: { what: 'Devis', asOf } }) as const;

describe.each<[string, NewRequest, string, ErrorCode]>([
  ['an arrival in the year 9999', arrival('9999-12-31'), 'effectiveDate', 'request.effective-date-too-far'],
  ['an arrival in six years', arrival(inDays(6 * 366)), 'effectiveDate', 'request.effective-date-too-far'],
  ['a departure in six years', departure(inDays(6 * 366)), 'effectiveDate', 'request.effective-date-too-far'],
  ['a departure last week', departure(inDays(-7)), 'effectiveDate', 'request.effective-date-past'],
  ['a restore as of next week', restore(inDays(7)), 'asOf', 'request.as-of-future'],
  ['a restore as of the year 9999', restore('9999-12-31'), 'asOf', 'request.as-of-future'],
])('%s', (_title, request, field, code) => {
  it('is refused beside its field, on the portal', async () => {
    const refused = await portal.post('/api/portal/requests').send(request).expect(422);
    expect(refused.body).toMatchObject({
      code,
      errors: [{ path: `form.${field}`, code, message: errorsFr[code] }],
    });
  });

  it('is refused beside its field, typed during a call', async () => {
    const draft = { contactId: requester.id, request };
    const refused = await desk.post('/api/drafts').send(draft).expect(422);
    expect(refused.body.errors).toEqual([{ path: `request.form.${field}`, code, message: errorsFr[code] }]);
  });
});

describe('dates that can be meant', () => {
  it.each<[string, NewRequest]>([
    ['an arrival in four years', arrival(inDays(4 * 365))],
    ['a departure today', departure(inDays(0.05))],
    ['a restore as of last year', restore(inDays(-365))],
  ])('are accepted: %s', async (_title, request) => {
    await portal.post('/api/portal/requests').send(request).expect(201);
  });
});
