import type { Actor } from '@vigie/platform';
import type { FoundTicket, SearchAnswer } from '@vigie/wire';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { AssignTicket } from '../../use-cases/desk/assign-ticket';
import { MergeTickets } from '../../use-cases/desk/merge-tickets';
import { MoveTicket } from '../../use-cases/desk/move-ticket';
import { OpenTicket } from '../../use-cases/desk/open-ticket';
import { TagTicket } from '../../use-cases/desk/tag-ticket';
import { UndoMerge } from '../../use-cases/desk/undo-merge';
import { RebuildSearch } from '../../use-cases/search/rebuild-search';

let world: TicketWorld;
let technician: Actor;
let desk: Agent;
let acme: { id: string; requester: Actor };
beforeAll(async () => {
  world = await TicketWorld.open('search');
  technician = await world.staff();
  desk = await world.http(technician);
  acme = await world.client();
  await world.database.query('UPDATE client SET name = ? WHERE id = ?', ['Acme Industrie', acme.id]);
});
afterAll(() => world.close());

interface Facts {
  clientId?: string;
  subject: string;
  description?: string;
  kind?: 'incident' | 'question' | 'change';
}

async function open({
  clientId = acme.id,
  kind = 'incident',
  description = 'Voir le sujet.',
  subject,
}: Facts) {
  const { ticketId } = await world.get(OpenTicket).execute(technician, {
    clientId,
    kind,
    subject,
    description,
    impact: 'medium',
    urgency: 'medium',
  });
  return ticketId;
}

async function note(ticketId: string, body: string) {
  await world.get(AddStaffMessage).execute(technician, ticketId, { visibility: 'internal', body });
}

async function search(q: string, agent = desk): Promise<SearchAnswer> {
  await world.settle();
  return (await agent.get('/api/search').query({ q }).expect(200)).body as SearchAnswer;
}

const ids = ({ tickets }: SearchAnswer) => tickets.items.map(({ id }) => id);
const marked = (pieces: FoundTicket['subject']) => pieces.filter(({ hit }) => hit).map(({ text }) => text);
const found = async (q: string) => ids(await search(q));

describe('what is found', () => {
  it('is ranked: the number, then the subject, then what was touched last', async () => {
    const old = await open({ subject: 'Onduleur en alarme' });
    const elsewhere = await open({ subject: 'Bruit dans la baie', description: 'C’est l’onduleur.' });
    const recent = await open({ subject: 'Coupure', description: 'Rien de connu.' });
    await note(recent, 'L’onduleur a lâché.');
    const numbered = await open({ subject: 'Autre chose' });
    await world.settle();
    await world.database.query('UPDATE ticket SET updated_at = NOW(3) - INTERVAL 2 DAY WHERE id = ?', [old]);
    await world.database.query('UPDATE ticket SET updated_at = NOW(3) - INTERVAL 1 DAY WHERE id = ?', [
      elsewhere,
    ]);
    expect(await found('onduleur')).toEqual([old, recent, elsewhere]);
    expect(await found(`onduleur #${numbered}`)).toEqual([numbered, old, recent, elsewhere]);
    expect(await found(numbered)).toEqual([numbered]);
    expect(await found(`T-${numbered}`)).toEqual([numbered]);
  });

  it('is found without accents and case, and marked as it is written', async () => {
    const id = await open({ subject: 'Écran ÉTEINT chez Zoé', description: 'Depuis la mise à jour.' });
    const answer = await search('ecran eteint zoe');
    expect(ids(answer)).toEqual([id]);
    expect(marked(answer.tickets.items[0]?.subject ?? [])).toEqual(['Écran', 'ÉTEINT', 'Zoé']);
  });

  it.each([
    ['an error code', '0x80070005', '0x80070005'],
    ['an address', '10.20.30.40', '10.20.30.40'],
    ['the beginning of an address', '10.20.30.40', '10.20.3'],
    ['an e-mail address', 'paul.vidal@acme.test', 'paul.vidal@acme.test'],
    ['a serial number', 'SN-7Q-99', 'sn-7q-99'],
    ['a short word', 'Le NAS de la DG', 'dg'],
    ['the beginning of the last word', 'Défragmentation lente', 'lente défragm'],
    ['a beginning with a star', 'Sauvegarde hyperconvergée', 'hyperconv* sauvegarde '],
  ])('by %s', async (_, text, q) => {
    const id = await open({ subject: 'Divers', description: `Il y a ${text} ici` });
    expect(await found(q)).toContain(id);
  });

  it('holds every word, wherever in the ticket, the phrase as it is, and not what is left out', async () => {
    const both = await open({ subject: 'Commutateur du hall', description: 'Port 12 muet' });
    await note(both, 'Câble défectueux remplacé');
    const other = await open({ subject: 'Commutateur du quai', description: 'Défectueux, le câble ?' });
    expect((await found('commutateur cable defectueux ')).sort()).toEqual([both, other].sort());
    expect(await found('commutateur "câble défectueux"')).toEqual([both]);
    expect(await found('commutateur -hall')).toEqual([other]);
    expect(await found('commutateur -"câble défectueux"')).toEqual([other]);
  });

  it('is shown where it stands', async () => {
    const id = await open({ subject: 'Lenteurs', description: 'Bonjour' });
    await note(id, 'Le cluster Ceph rééquilibre ses données.');
    const [item] = (await search('ceph')).tickets.items;
    expect(item).toMatchObject({ id, client: { id: acme.id, name: 'Acme Industrie' } });
    expect(item?.snippet).toMatchObject({ place: 'note', author: technician.name });
    expect(marked(item?.snippet?.pieces ?? [])).toEqual(['Ceph']);
  });

  it('never reads what is typed as the language of the database', async () => {
    for (const q of ['+-*"@<>()~', '%', '_', "'; DROP TABLE ticket; --", '"', '\\', 'a"b'])
      await desk.get('/api/search').query({ q }).expect(200);
  });
});

describe('operators', () => {
  let vpn: string;
  let printer: string;
  let borel: { id: string; requester: Actor };
  beforeAll(async () => {
    borel = await world.client();
    await world.database.query('UPDATE client SET name = ? WHERE id = ?', ['Ateliers Borel', borel.id]);
    vpn = await open({ clientId: borel.id, subject: 'Tunnel xylophone coupé' });
    printer = await open({ subject: 'Xylophone et imprimante', kind: 'question' });
    await world.get(AssignTicket).execute(technician, vpn, { assigneeId: technician.id, version: 1 });
    await world.get(TagTicket).execute(technician, vpn, 'réseau');
    await world.database.query("UPDATE ticket SET created_at = '2024-05-10 12:00:00' WHERE id = ?", [
      printer,
    ]);
  });

  it.each([
    ['client:borel', () => [vpn]],
    ['client:"Acme Industrie"', () => [printer]],
    ['-client:borel', () => [printer]],
    ['assigné:moi', () => [vpn]],
    ['assignee:nobody', () => [printer]],
    ['-assigné:moi', () => [printer]],
    ['assigné:léa', () => [vpn]],
    ['étiquette:reseau', () => [vpn]],
    ['type:question', () => [printer]],
    ['priorité:p3', () => [vpn, printer]],
    ['état:nouveau', () => [printer]],
    ['état:ouvert', () => [vpn, printer]],
    ['avant:2024-05-11', () => [printer]],
    ['avant:2024-05-10', () => []],
    ['après:2024-05-10', () => [vpn, printer]],
    ['pièce:non', () => [vpn, printer]],
    ['pièce:oui', () => []],
  ])('%s', async (operator, expected) => {
    expect((await found(`${operator} xylophone`)).sort()).toEqual(expected().sort());
  });

  it('narrow the list of the desk too', async () => {
    await world.settle();
    const list = async (q: string) =>
      (await desk.get('/api/tickets').query({ view: 'all', q, total: 'true' }).expect(200)).body;
    expect((await list('client:borel xylophone')).items.map(({ id }: { id: string }) => id)).toEqual([vpn]);
    expect((await list('client:borel')).total).toBe(1);
    expect((await list('xylophone')).total).toBe(2);
  });

  it('are enough by themselves', async () => {
    expect(await found('client:borel')).toEqual([vpn]);
  });

  it('that are unknown, or name nobody, are searched as text and named', async () => {
    const answer = await search('xylophone client:inconnue');
    expect(answer.problems).toEqual([{ code: 'unknown-name', text: 'client:inconnue', start: 10, end: 25 }]);
    expect(ids(answer)).toEqual([]);
    expect((await search('couleur:rouge')).problems[0]).toMatchObject({ code: 'unknown-operator', start: 0 });
  });

  it('are counted as facets', async () => {
    const { facets, tickets } = await search('xylophone ');
    expect(tickets).toMatchObject({ total: 2, more: false });
    expect(facets.clients.map(({ name, count }) => [name, count])).toEqual([
      ['Acme Industrie', 1],
      ['Ateliers Borel', 1],
    ]);
    expect(facets.kinds.map(({ value }) => value).sort()).toEqual(['incident', 'question']);
  });
});

describe('the directory', () => {
  it('is searched at once', async () => {
    await world.database.query('UPDATE person SET name = ?, email = ? WHERE id = ?', [
      'Zéphyrin Vasseur',
      'z.vasseur@acme.test',
      acme.requester.id,
    ]);
    await world.database.query(
      `INSERT INTO equipment (client_id, kind, name, serial, covered, state, created_at, updated_at, version)
       VALUES (?, 'workstation', 'PC-ZEPHYRIN', 'ZX81-0042', 1, 'in-use', NOW(3), NOW(3), 1)`,
      [acme.id],
    );
    const answer = await search('zephyrin');
    expect(answer.contacts.items).toMatchObject([{ client: { name: 'Acme Industrie' } }]);
    expect(marked(answer.contacts.items[0]?.name ?? [])).toEqual(['Zéphyrin']);
    expect(answer.equipment.items).toMatchObject([{ kind: 'workstation' }]);
    expect((await search('ZX81-0042')).equipment.total).toBe(1);
    expect((await search('acme')).clients.items).toMatchObject([{ id: acme.id }]);
    expect((await search('zephyrin client:borel')).contacts.total).toBe(0);
  });

  it('finds equipment by its kind, in both languages', async () => {
    const insert = (clientId: string, kind: string, name: string, model: string) =>
      world.database.query(
        `INSERT INTO equipment (client_id, kind, name, model, covered, state, created_at, updated_at, version)
         VALUES (?, ?, ?, ?, 1, 'in-use', NOW(3), NOW(3), 1)`,
        [clientId, kind, name, model],
      );
    await insert(acme.id, 'network', 'KND-2', 'Brocade 6505');
    await insert(acme.id, 'network', 'KND-1', 'Catalyst');
    const { id: otherId } = await world.client();
    await insert(otherId, 'network', 'KND-3', 'Catalyst');
    await insert(acme.id, 'other', 'KND-4 sur routeur', 'Brocade');
    const names = async (q: string) =>
      (await search(q)).equipment.items.map(({ name }) => name.map(({ text }) => text).join(''));
    // What bears the word comes before what is of the kind.
    expect(await names('routeurs client:acme')).toEqual(['KND-1', 'KND-2']);
    expect(await names('routeur client:acme')).toEqual(['KND-4 sur routeur', 'KND-1', 'KND-2']);
    expect(await names('firewall')).toEqual(['KND-1', 'KND-2', 'KND-3']);
    expect(await names('pare-feu brocade')).toEqual(['KND-2']);
    expect(await names('"borne wifi" catalyst -client:acme')).toEqual(['KND-3']);
    expect(await names('brocade -switch')).toEqual(['KND-4 sur routeur']);
    expect(await names('type:switch catalyst')).toEqual(['KND-1', 'KND-3']);
    expect((await search('type:switch')).problems).toMatchObject([{ code: 'equipment-kind' }]);
  });

  it('is ranked: what bears the name, what begins so, what holds the words', async () => {
    const equipment = ['Imprimante QX7 du hall', 'QX7-20', 'QX7', 'QX7-10', 'Autre'];
    for (const [i, name] of equipment.entries())
      await world.database.query(
        `INSERT INTO equipment (client_id, kind, name, serial, covered, state, created_at, updated_at, version)
         VALUES (?, 'printer', ?, ?, 1, 'in-use', NOW(3), NOW(3), 1)`,
        [acme.id, name, `RANK-${i}`],
      );
    const names = async (q: string) =>
      (await search(q)).equipment.items.map(({ name }) => name.map(({ text }) => text).join(''));
    expect(await names('QX7')).toEqual(['QX7', 'QX7-10', 'QX7-20', 'Imprimante QX7 du hall']);
    expect(await names('RANK-4 ')).toEqual(['Autre']);
    expect(await names('qx7 hall')).toEqual(['Imprimante QX7 du hall']);
    expect(await names('qx7 -hall')).toEqual(['QX7', 'QX7-10', 'QX7-20']);
    expect(await names('qx7 -client:acme')).toEqual([]);
    // Too short for an index of words.
    expect(await names('du')).toEqual([]);
    expect(await names('Q*')).toEqual([]);
    expect(await names('qx*')).toHaveLength(4);
  });

  it('finds contracts by number, title and client, for those who read contracts', async () => {
    const borel = await world.client();
    await world.database.query('UPDATE client SET name = ? WHERE id = ?', ['Menuiserie Quinquet', borel.id]);
    const contract = (clientId: string, reference: string | null, label: string, state = 'active') =>
      world.database.query(
        `INSERT INTO contract (client_id, label, reference, state, client_kind, start_on, months, term, created_at, updated_at, version)
         VALUES (?, ?, ?, ?, 'professional', '2026-01-01', 12, '2026-12-31', NOW(3), NOW(3), 1)`,
        [clientId, label, reference, state],
      );
    await contract(acme.id, 'CT-2026-077', 'Infogérance du siège');
    await contract(borel.id, 'CT-2026-078', 'Infogérance des ateliers', 'ended');
    await contract(borel.id, null, 'Hébergement', 'draft');
    expect((await search('CT-2026-077')).contracts.total).toBe(0);
    const accounting = await world.http(await world.staff('accounting'));
    const labels = async (q: string) =>
      (await search(q, accounting)).contracts.items.map(({ label }) =>
        label.map(({ text }) => text).join(''),
      );
    expect(await labels('CT-2026-077')).toEqual(['Infogérance du siège']);
    expect(await labels('infogerance')).toEqual(['Infogérance du siège', 'Infogérance des ateliers']);
    // By the client's name: what has ended comes last.
    expect(await labels('quinquet')).toEqual(['Hébergement', 'Infogérance des ateliers']);
    expect(await labels('quinquet infog')).toEqual(['Infogérance des ateliers']);
    expect(await labels('contrat quinquet')).toEqual(['Hébergement', 'Infogérance des ateliers']);
    expect(await labels('infogérance -quinquet')).toEqual(['Infogérance du siège']);
    expect(await labels('infogérance client:quinquet')).toEqual(['Infogérance des ateliers']);
    expect(await labels('infogérance état:ouvert')).toEqual([]);
    const [first] = (await search('siège', accounting)).contracts.items;
    expect(first).toMatchObject({
      client: { id: acme.id, name: 'Acme Industrie' },
      state: 'active',
      term: '2026-12-31',
      endsOn: null,
    });
    expect(marked(first?.label ?? [])).toEqual(['siège']);
  });

  it('reads an index of words, not every contact', async () => {
    const contact = 'z.vasseur@acme.test';
    const found = (await search(contact)).contacts.items;
    expect(found.map(({ id }) => id)).toEqual([acme.requester.id]);
    expect((await search('+(vasseur "~<>*')).contacts.items).toHaveLength(0);
    expect((await search('acme vass')).contacts.items).toHaveLength(1);
  });
});

describe('the index', () => {
  it('follows what is written, and is built again from nothing', async () => {
    const id = await open({ subject: 'Reconstruction quetzal' });
    await world.settle();
    await world.database.query('DELETE FROM search_posting');
    await world.database.query("UPDATE search_document SET terms = ''");
    expect(await found('quetzal')).toEqual([]);
    await world.get(RebuildSearch).execute();
    expect(await found('quetzal')).toEqual([id]);
  });

  it('is built by jobs when its version was never built', async () => {
    const id = await open({ subject: 'Ornithorynque' });
    await world.settle();
    await world.database.query('DELETE FROM search_posting');
    await world.database.query('DELETE FROM search_document');
    await world.database.query('DELETE FROM search_build');
    expect(await world.get(RebuildSearch).startIfNeeded()).toBe(true);
    expect(await world.get(RebuildSearch).startIfNeeded()).toBe(false);
    const before = await desk.get('/api/search').query({ q: 'ornithorynque' }).expect(200);
    expect(before.body).toMatchObject({ building: true, tickets: { items: [] } });
    expect(await search('ornithorynque')).toMatchObject({ building: false, tickets: { items: [{ id }] } });
  });

  it('holds the words of a merged ticket under the one it goes on in, until that is undone', async () => {
    const target = await open({ subject: 'Panne axolotl' });
    const merged = await open({ subject: 'Doublon tatou' });
    const version = async (id: string) =>
      (await desk.get(`/api/tickets/${id}`).expect(200)).body.version as number;
    await world
      .get(MergeTickets)
      .execute(technician, target, { version: await version(target), ticketIds: [merged] });
    expect(await found('tatou ')).toEqual([target]);
    expect(await found('axolotl tatou ')).toEqual([target]);
    expect(await found(`#${merged}`)).toEqual([target]);
    await world
      .get(UndoMerge)
      .execute(technician, target, { version: await version(target), ticketId: merged });
    expect(await found('tatou ')).toEqual([merged]);
    expect(await found('axolotl tatou ')).toEqual([]);
  });

  it('finds the newest of a very common word, and says there are more', async () => {
    const id = await open({ subject: 'Abondance' });
    await world.settle();
    await world.database.query(
      `INSERT INTO ticket (queue_id, client_id, kind, state, is_open, priority, impact, urgency, subject, created_at, updated_at, sort_due, warn_at, version)
       SELECT queue_id, client_id, kind, state, is_open, priority, impact, urgency, CONCAT('Suite ', s.seq), created_at, updated_at, sort_due, warn_at, 1
         FROM ticket JOIN (WITH RECURSIVE n AS (SELECT 1 AS seq UNION ALL SELECT seq + 1 FROM n WHERE seq < 1000) SELECT seq FROM n) s WHERE id = ?`,
      [id],
    );
    await world.database.query(
      `INSERT INTO search_posting (space, term, ticket_id, internal)
       SELECT 0, 'abondance', id, 1 FROM ticket WHERE subject LIKE 'Suite %'`,
    );
    const answer = await search('abondance ');
    expect(answer.tickets).toMatchObject({ total: 200, more: true });
    expect(ids(answer)[0]).toBe(id);
    await world.get(MoveTicket).execute(technician, id, { to: 'open', version: 1 });
    expect(await found('abondance client:acme "Abondance"')).toEqual([id]);
  });
});

describe('the beginning of a word', () => {
  /** Lists of words as if so many newer tickets held them; their texts are not needed. */
  async function hold(word: (index: string) => string, like: string, count: number): Promise<void> {
    await world.settle();
    await world.database.query(
      `INSERT INTO ticket (queue_id, client_id, kind, state, is_open, priority, impact, urgency, subject, created_at, updated_at, sort_due, warn_at, version)
       SELECT queue_id, client_id, kind, state, is_open, priority, impact, urgency, CONCAT('Lot ${like} ', LPAD(a.n * 100 + b.n, 5, '0')), created_at, updated_at, sort_due, warn_at, 1
         FROM ticket
         JOIN (WITH RECURSIVE n AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM n WHERE n < 149) SELECT n FROM n) a
         JOIN (WITH RECURSIVE n AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM n WHERE n < 99) SELECT n FROM n) b
        WHERE id = ? AND a.n * 100 + b.n < ?`,
      [await open({ subject: 'Modèle' }), count],
    );
    await world.database.query(
      `INSERT INTO search_posting (space, term, ticket_id, internal)
       SELECT s.space, ${word('RIGHT(t.subject, 5)')}, t.id, 0
         FROM ticket t JOIN (SELECT 0 AS space UNION SELECT ?) s WHERE t.subject LIKE 'Lot ${like} %'`,
      [acme.id],
    );
  }

  it('finds every word that begins so, also where they are many', async () => {
    await hold((index) => `CONCAT('zqx', ${index})`, 'mots', 150);
    const answer = await search('zqx');
    expect(answer.tickets).toMatchObject({ total: 150, more: false });
    expect(answer.partial).toBe(false);
  });

  it('gives the newest two hundred of a common one, and what names it in the subject first', async () => {
    const old = await open({ subject: 'Kwartzite fêlée' });
    await hold(() => "'kwartz'", 'communs', 3000);
    const answer = await search('kwart');
    expect(answer.tickets).toMatchObject({ total: 200, more: true });
    expect(ids(answer)[0]).toBe(old);
    const numbers = await world.database.one<{ id: string }>(
      "SELECT MAX(id) AS id FROM ticket WHERE subject LIKE 'Lot communs %'",
    );
    expect(ids(await search('kwart'))).toContain(numbers?.id);
  });

  it('finds the one old ticket beside a word that very many hold', async () => {
    const old = await open({ subject: 'Divers', description: 'Le bzurdel du wyvernesque' });
    await hold(() => "'bzurdel'", 'innombrables', 12_000);
    expect(await search('bzurdel wyvern')).toMatchObject({
      partial: false,
      tickets: { items: [{ id: old }], total: 1 },
    });
  });

  it('looks through the ten thousand newest that hold a common word, and says so', async () => {
    await hold(() => "'phlox'", 'profonds', 12_000);
    const deep = async (offset: number) => {
      const row = await world.database.one<{ id: string }>(
        "SELECT id FROM ticket WHERE subject LIKE 'Lot profonds %' ORDER BY id DESC LIMIT 1 OFFSET ?",
        [offset],
      );
      await world.database.query('UPDATE ticket SET priority = 1 WHERE id = ?', [row?.id]);
      return row?.id;
    };
    const inReach = [await deep(0), await deep(2499), await deep(2500), await deep(9999)];
    await deep(11_500);
    const answer = await search('phlox priorité:p1');
    expect(ids(answer).toSorted()).toEqual(inReach.toSorted());
    expect(answer).toMatchObject({ partial: true, tickets: { total: 4, more: false } });
  });

  it('shows a client nothing that another client’s words begin with', async () => {
    const borel = await world.client();
    const stranger = await world.http(borel.requester);
    for (const q of ['zqx', 'zqx*', 'kwart', 'bzurdel wyvern', 'wyvern']) {
      const { body } = await stranger.get('/api/portal/search').query({ q }).expect(200);
      expect(body.requests).toMatchObject({ items: [], total: 0, more: false });
    }
  });
});
