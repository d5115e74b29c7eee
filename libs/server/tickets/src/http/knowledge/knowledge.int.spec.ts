import { found, type Actor } from '@vigie/platform';
import { article, articleList, clientArticles, helpArticle, helpList, type NewArticle } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let staff: Agent;
let client: { id: string; requester: Actor };
let portal: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('knowledge');
  staff = await world.http(await world.staff());
  client = await world.client();
  portal = await world.http(client.requester);
});
afterAll(() => world.close());

const written = (title: string, rest: Partial<NewArticle> = {}): NewArticle => ({
  content: { fr: { title, body: 'Redémarrez **l’imprimante**.' }, en: null },
  category: 'Imprimantes',
  audience: 'everyone',
  clientIds: [],
  ...rest,
});
async function write(title: string, rest: Partial<NewArticle> = {}) {
  return article.parse((await staff.post('/api/articles').send(written(title, rest)).expect(201)).body);
}
async function publish(title: string, rest: Partial<NewArticle> = {}) {
  const { id } = await write(title, rest);
  return article.parse(
    (await staff.post(`/api/articles/${id}/publish`).send({ version: 1 }).expect(200)).body,
  );
}
const titles = async (path: string, q: string, agent = portal) =>
  helpList.parse((await agent.get(path).query({ q }).expect(200)).body).items.map(({ title }) => title);

describe('articles of help', () => {
  it('reach a client only when they are published and theirs, whatever the way', async () => {
    const neighbour = await world.client();
    const hidden = [
      await write('Imprimante brouillon'),
      await publish('Imprimante interne', { audience: 'internal' }),
      await publish('Imprimante du voisin', { audience: 'clients', clientIds: [neighbour.id] }),
    ];
    const shown = [
      await publish('Imprimante pour tous'),
      await publish('Imprimante à nous', { audience: 'clients', clientIds: [client.id] }),
    ];
    const expected = ['Imprimante pour tous', 'Imprimante à nous'];
    for (const path of ['/api/portal/help', '/api/portal/help-suggestions'])
      expect(await titles(path, 'imprimante')).toEqual(expected);
    for (const { id } of hidden) {
      await portal.get(`/api/portal/help/${id}`).expect(404);
      await portal.put(`/api/portal/help/${id}/answer`).send({ helpful: true }).expect(404);
    }
    for (const { id } of shown) await portal.get(`/api/portal/help/${id}`).expect(200);
    const { body } = await staff.get('/api/articles/for-client').query({ clientId: client.id }).expect(200);
    expect(clientArticles.parse(body).items.map(({ title }) => title)).toEqual(expected);
    await portal.get('/api/articles').expect(403);
    await portal.get(`/api/articles/${found(shown[0]).id}`).expect(403);
    await portal.get('/api/articles/for-client').query({ clientId: client.id }).expect(403);
  });

  it('keep what is published until the next version, and every version', async () => {
    const { id, version } = await publish('Mot de passe', { category: 'Comptes' });
    const body = { ...written('Mot de passe oublié', { category: 'Comptes' }), version };
    const changed = article.parse((await staff.put(`/api/articles/${id}`).send(body).expect(200)).body);
    expect(changed.state).toBe('changed');
    await staff.put(`/api/articles/${id}`).send(body).expect(409);
    expect(await titles('/api/portal/help', 'passe')).toEqual(['Mot de passe']);
    const again = { version: changed.version };
    const next = article.parse(
      (await staff.post(`/api/articles/${id}/publish`).send(again).expect(200)).body,
    );
    expect(next.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(await titles('/api/portal/help', 'passe')).toEqual(['Mot de passe oublié']);
    const first = await staff.get(`/api/articles/${id}/versions/1`).expect(200);
    expect(first.body.content.fr.title).toBe('Mot de passe');
    const nothing = await staff.post(`/api/articles/${id}/publish`).send({ version: next.version });
    expect(nothing.body.code).toBe('article.nothing-to-publish');
    const gone = await staff.post(`/api/articles/${id}/withdraw`).send({ version: next.version }).expect(200);
    expect(article.parse(gone.body)).toMatchObject({ state: 'draft', titles: { fr: 'Mot de passe oublié' } });
    await portal.get(`/api/portal/help/${id}`).expect(404);
  });

  it('are for our people at once when their audience is narrowed', async () => {
    const { id, version } = await publish('Secret devenu');
    await portal.get(`/api/portal/help/${id}`).expect(200);
    const body = { ...written('Secret devenu', { audience: 'internal' }), version };
    await staff.put(`/api/articles/${id}`).send(body).expect(200);
    await portal.get(`/api/portal/help/${id}`).expect(404);
    await staff
      .post('/api/articles')
      .send(written('Pour personne', { audience: 'clients' }))
      .expect(422);
    const unknown = written('Inconnu', { audience: 'clients', clientIds: ['999999'] });
    await staff.post('/api/articles').send(unknown).expect(404);
  });

  it('are read in one’s language, and say whether they answered', async () => {
    const both = { fr: { title: 'Courriel', body: 'Corps' }, en: { title: 'E-mail', body: 'Body' } };
    const { id } = await publish('Courriel', { content: both, category: 'Messagerie' });
    const english = await portal.get(`/api/portal/help/${id}`).set('Accept-Language', 'en').expect(200);
    const french = await portal.get(`/api/portal/help/${id}`).set('Accept-Language', 'fr').expect(200);
    expect(helpArticle.parse(french.body)).toMatchObject({ title: 'Courriel', helpful: null });
    expect(english.body).toMatchObject({ title: 'E-mail', language: 'en' });
    for (const helpful of [false, true])
      await portal.put(`/api/portal/help/${id}/answer`).send({ helpful }).expect(200);
    const { items } = articleList.parse(
      (await staff.get('/api/articles').query({ q: 'courriel' }).expect(200)).body,
    );
    expect(items).toMatchObject([{ id, helped: 1, failed: 0 }]);
  });
});
