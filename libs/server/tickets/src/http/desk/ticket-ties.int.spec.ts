import type { Agent } from 'supertest';
import type { Actor } from '@vigie/platform';
import type { LinkRelation } from '@vigie/rules';
import { page, ticketDetail, ticketRow } from '@vigie/wire';
import { TicketWorld } from '../../testing/ticket-world';
import { OpenTicket } from '../../use-cases/desk/open-ticket';

describe('tags and links of tickets', () => {
  let world: TicketWorld;
  let ours: Actor;
  let http: Agent;
  beforeAll(async () => {
    world = await TicketWorld.open('ties');
    ours = await world.staff();
    http = await world.http(ours);
  });
  afterAll(() => world.close());

  async function opened(clientId?: string): Promise<string> {
    const ticket = { kind: 'incident' as const, impact: 'medium' as const, urgency: 'medium' as const };
    const id = clientId ?? (await world.client()).id;
    const words = { subject: 'Imprimante', description: 'En panne' };
    return (await world.get(OpenTicket).execute(ours, { ...ticket, ...words, clientId: id })).ticketId;
  }
  const look = async (id: string) =>
    ticketDetail.parse((await http.get(`/api/tickets/${id}`).expect(200)).body);
  const tag = (id: string, name: string) => http.post(`/api/tickets/${id}/tags`).send({ name });
  const link = (id: string, relation: LinkRelation, ticketId: string) =>
    http.post(`/api/tickets/${id}/links`).send({ relation, ticketId });
  const problemOf = async (request: ReturnType<typeof link>) => (await request.expect(422)).body as unknown;
  const journal = (id: string) =>
    world.database.query<{ action: string }>('SELECT action FROM audit_entry WHERE target = ? ORDER BY id', [
      `ticket:${id}`,
    ]);

  it('a tag is made once, whatever its case, found by its first letters, and filters the list', async () => {
    const [one, other] = [await opened(), await opened()];
    await tag(one, 'Imprimantes').expect(200);
    const again = ticketRow.parse((await tag(one, 'IMPRIMANTES').expect(200)).body);
    expect(again.tags.map(({ name }) => name)).toEqual(['Imprimantes']);
    const { body } = await http.get('/api/tags?q=impri').expect(200);
    expect(body).toEqual({ items: again.tags });
    const tagId = again.tags[0]?.id ?? '';
    for (const sort of ['due', 'updated', 'created', 'priority']) {
      const listed = await http.get(`/api/tickets?tag=${tagId}&sort=${sort}&total=true`).expect(200);
      const { items, total } = page(ticketRow).parse(listed.body);
      expect([items.map(({ id }) => id), total]).toEqual([[one], 1]);
    }
    await http.delete(`/api/tickets/${other}/tags/${tagId}`).expect(404);
    const bare = ticketRow.parse((await http.delete(`/api/tickets/${one}/tags/${tagId}`).expect(200)).body);
    expect(bare.tags).toEqual([]);
    const { history } = await look(one);
    const told = history.filter(({ type }) => type.endsWith('tagged')).map(({ type, data }) => [type, data]);
    expect(told).toEqual([
      ['tagged', { tag: 'Imprimantes' }],
      ['untagged', { tag: 'Imprimantes' }],
    ]);
    expect((await journal(one)).map(({ action }) => action).slice(-2)).toEqual([
      'ticket.tagged',
      'ticket.untagged',
    ]);
  });

  it.each([
    ['', 422],
    ['x'.repeat(41), 422],
    ['deux\nlignes', 422],
  ])('a tag cannot be %j', async (name, status) => {
    await tag(await opened(), name).expect(status);
  });

  it('percent signs are letters like others when tags are looked for', async () => {
    await tag(await opened(), 'à 50 %').expect(200);
    expect((await http.get('/api/tags?q=%25').expect(200)).body).toEqual({ items: [] });
  });

  it('a link is seen from both sides, and removed from either', async () => {
    const [cause, effect] = [await opened(), await opened()];
    await link(effect, 'caused-by', cause).expect(200);
    await link(cause, 'cause-of', effect).expect(200);
    const { links } = await look(effect);
    expect(links.map(({ relation, ticket }) => [relation, ticket.id])).toEqual([['caused-by', cause]]);
    const there = await look(cause);
    expect(there.links.map(({ relation, ticket }) => [relation, ticket.id])).toEqual([['cause-of', effect]]);
    await http.delete(`/api/tickets/${await opened()}/links/${links[0]?.linkId ?? ''}`).expect(404);
    await http.delete(`/api/tickets/${cause}/links/${links[0]?.linkId ?? ''}`).expect(200);
    expect((await look(effect)).links).toEqual([]);
    expect((await look(effect)).history.map(({ type }) => type).slice(-2)).toEqual(['linked', 'unlinked']);
  });

  it('parents are of one client, one each, and never in a circle', async () => {
    const { id } = await world.client();
    const [a, b, c] = [await opened(id), await opened(id), await opened(id)];
    await link(b, 'child-of', a).expect(200);
    await link(b, 'parent-of', c).expect(200);
    const refused = { code: 'ticket.link-refused' };
    expect(await problemOf(link(a, 'child-of', c))).toMatchObject(refused);
    expect(await problemOf(link(a, 'child-of', a))).toMatchObject(refused);
    expect(await problemOf(link(c, 'child-of', a))).toMatchObject(refused);
    expect(await problemOf(link(a, 'child-of', await opened()))).toMatchObject(refused);
    await link(a, 'duplicate-of', '999999').expect(404);
  });

  it('is for those who work on tickets', async () => {
    const { requester } = await world.client();
    const portal = await world.http(requester);
    const ticketId = await opened();
    await portal.get('/api/tags').expect(403);
    await portal.post(`/api/tickets/${ticketId}/tags`).send({ name: 'x' }).expect(403);
    await portal.post(`/api/tickets/${ticketId}/links`).send({ relation: 'child-of', ticketId }).expect(403);
  });
});
