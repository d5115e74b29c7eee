import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let desk: Agent;
let portal: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('cursors');
  desk = await world.http(await world.staff('administrator'));
  portal = await world.http((await world.client()).requester);
  for (const subject of ['Un', 'Deux', 'Trois'])
    await portal
      .post('/api/portal/requests')
      .send({ kind: 'question', subject, description: subject })
      .expect(201);
});
afterAll(() => world.close());

const encoded = (text: string) => Buffer.from(text).toString('base64url');
const lists: [string, () => Agent][] = [
  ['/api/tickets', () => desk],
  ['/api/tickets?sort=created', () => desk],
  ['/api/tickets?q=introuvable', () => desk],
  ['/api/notifications', () => desk],
  ['/api/portal/requests', () => portal],
];

describe.each(lists)('a cursor of %s', (path, agent) => {
  const page = (cursor: string) => agent().get(path).query({ cursor });

  it.each([
    ['', 'nothing'],
    ['abc', 'letters'],
    [encoded('["1"]'), 'a position without its mark'],
    [encoded('["zzz","1"]'), 'two values'],
    [encoded(`${'0'.repeat(16)}["1"]`), 'a made-up mark'],
  ])('is refused when it was made up: %s (%s)', async (cursor) => {
    const refused = await page(cursor).expect(422);
    expect(refused.body.code).toBe('page.cursor-invalid');
  });

  it('is refused when another list gave it', async () => {
    const others = [
      (await desk.get('/api/tickets?sort=updated&limit=1').expect(200)).body.nextCursor,
      (await portal.get('/api/portal/requests?state=all&limit=1').expect(200)).body.nextCursor,
    ];
    const [tickets, requests] = others as [string, string];
    const refused = await page(path === '/api/portal/requests' ? tickets : requests).expect(422);
    expect(refused.body.code).toBe('page.cursor-invalid');
  });
});

describe('a cursor of its own list', () => {
  it('leads through every row once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const answer = await desk.get('/api/tickets?sort=created&limit=2').query(cursor ? { cursor } : {});
      seen.push(...answer.body.items.map(({ subject }: { subject: string }) => subject));
      cursor = answer.body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(['Trois', 'Deux', 'Un']);
  });
});
