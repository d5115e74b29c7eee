import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Actor, Transaction } from '@vigie/platform';
import type { DeskImportDetail, DeskImportKind, TicketDetail } from '@vigie/wire';
import type { Agent } from 'supertest';
import writeXlsxFile from 'write-excel-file/node';
import { TicketWorld } from '../../testing';
import { AdvanceImport } from '../../use-cases/imports/advance-import';

const fixture = (name: string) => readFileSync(path.join(__dirname, '../../testing/fixtures/glpi', name));

// Some hundred rows take their time on a busy machine.
jest.setTimeout(120_000);

let world: TicketWorld;
let admin: Actor;
let agent: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('desk_imports');
  admin = await world.staff('administrator');
  agent = await world.http(admin);
});
afterAll(() => world.close());

const upload = (kind: DeskImportKind, source: string, file: Buffer | string, name = 'export.csv') =>
  agent.post('/api/imports').query({ kind, source }).attach('file', Buffer.from(file), name);
const count = async (table: string, where = '1 = 1', values: unknown[] = []) =>
  Number(
    (await world.database.one<{ n: string }>(`SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`, values))?.n,
  );
const read = async (id: string): Promise<DeskImportDetail> =>
  (await agent.get(`/api/imports/${id}`).expect(200)).body as DeskImportDetail;

/** Uploads and checks a file with the fields that were guessed. */
async function checked(
  kind: DeskImportKind,
  source: string,
  file: Buffer | string,
  more: Record<string, unknown> = {},
) {
  const run = (await upload(kind, source, file).expect(201)).body as DeskImportDetail;
  const fields = run.columns.map(({ field }) => field);
  await agent
    .post(`/api/imports/${run.id}/check`)
    .send({ fields, version: 1, ...more })
    .expect(200);
  await world.settle();
  return read(run.id);
}

async function imported(
  kind: DeskImportKind,
  source: string,
  file: Buffer | string,
  more: Record<string, unknown> = {},
) {
  const { id, version } = await checked(kind, source, file, more);
  await agent.post(`/api/imports/${id}/start`).send({ version }).expect(200);
  await world.settle();
  return read(id);
}

const rowsOf = async (id: string, query = {}) =>
  (await agent.get(`/api/imports/${id}/rows`).query(query).expect(200)).body.items;

describe('exports of GLPI', () => {
  it('clients come from entities: shown first, nothing written before agreement', async () => {
    const run = await checked('clients', 'GLPI', fixture('entites-fr.csv'), { formula: 'PREMIUM' });
    expect(run).toMatchObject({
      state: 'ready',
      charset: 'utf-8',
      delimiter: ';',
      total: 3,
      done: 3,
      counts: { create: 2, update: 0, unchanged: 0, error: 1 },
    });
    expect(await rowsOf(run.id, { action: 'error' })).toMatchObject([
      { line: 2, faults: [{ code: 'root-entity', message: 'L’entité racine n’est pas un client.' }] },
    ]);
    expect(await count('client', 'name LIKE ?', ['Boulangerie%'])).toBe(0);
    await agent.post(`/api/imports/${run.id}/start`).send({ version: run.version }).expect(200);
    await world.settle();
    expect(await read(run.id)).toMatchObject({ state: 'done', counts: { create: 2, error: 1 } });
    const client = await world.database.one(
      "SELECT formula, siren FROM client WHERE name = 'Boulangerie Moreau'",
    );
    expect(client).toEqual({ formula: 'PREMIUM', siren: '732829320' });
  });

  it('contacts come from users in Windows-1252, and nobody is invited', async () => {
    const run = await imported('contacts', 'GLPI', fixture('utilisateurs-fr.csv'));
    expect(run).toMatchObject({ charset: 'windows-1252', counts: { create: 3, error: 1 } });
    const people = await world.database.query(
      `SELECT p.name, p.active, c.name AS client FROM person p JOIN client c ON c.id = p.client_id
        WHERE p.email IN ('claire@boulangerie-moreau.test', 'luc@cabinet-lefevre.test') ORDER BY p.email`,
    );
    expect(people).toMatchObject([
      { name: 'Claire Moreau', active: 1, client: 'Boulangerie Moreau' },
      { name: 'Luc Ancien', active: 0, client: 'Cabinet Lefèvre' },
    ]);
    expect(await count('outbound_mail')).toBe(0);
  });

  it('tickets come as they stood: dates, authors and texts, without a clock or a word to anybody', async () => {
    const run = await imported('tickets', 'GLPI', fixture('tickets-fr.csv'));
    expect(run.counts).toEqual({ create: 2, update: 0, unchanged: 0, error: 2 });
    const [first] = await rowsOf(run.id, { action: 'create' });
    const ticket = (await agent.get(`/api/tickets/${first.targetId}`).expect(200)).body as TicketDetail;
    expect(ticket).toMatchObject({
      subject: 'Imprimante en panne',
      state: 'closed',
      kind: 'incident',
      impact: 'medium',
      urgency: 'high',
      requester: { name: 'Claire Moreau' },
      createdAt: '2026-03-01T09:22:00.000Z',
      updatedAt: '2026-03-02T08:05:00.000Z',
      unread: false,
      clocks: [],
      origin: {
        source: 'GLPI',
        reference: '1234',
        requester: 'Moreau Claire',
        assignee: 'Martin Paul',
        category: 'Matériel > Imprimante',
      },
      messages: [
        {
          author: { name: 'Moreau Claire' },
          body: 'Bonjour,\n\nL\'imprimante "Accueil" n’imprime plus.',
          at: '2026-03-01T09:22:00.000Z',
        },
        { author: { name: 'Martin Paul' }, body: 'Rouleau changé.', at: '2026-03-01T15:40:00.000Z' },
      ],
      history: [{ type: 'imported', data: { source: 'GLPI', reference: '1234' } }],
    });
    for (const table of ['sla_clock', 'outbound_mail', 'notification', 'ticket_unread', 'webhook_delivery'])
      expect([table, await count(table)]).toEqual([table, 0]);
    expect(await count('outbox', "job IN ('ticket.acknowledge', 'ticket.notify-reply')")).toBe(0);
  });

  it('a ticket is found by its number there, and by its words', async () => {
    for (const q of ['1234', 'GLPI 1234', 'rouleau changé']) {
      const { items } = (await agent.get('/api/tickets').query({ view: 'all', q }).expect(200)).body;
      expect([q, items.map(({ subject }: { subject: string }) => subject)]).toEqual([
        q,
        ['Imprimante en panne'],
      ]);
    }
  });

  it('is read in English too, with fewer columns', async () => {
    const run = await imported('tickets', 'GLPI en', fixture('tickets-en.csv'));
    expect(run.counts).toMatchObject({ create: 2, error: 0 });
    const [row] = await rowsOf(run.id);
    const ticket = (await agent.get(`/api/tickets/${row.targetId}`).expect(200)).body as TicketDetail;
    expect(ticket).toMatchObject({ state: 'open', priority: 1, messages: [{ body: 'No VPN since noon.' }] });
  });

  it.each([
    ['clients', 'entites-fr.csv', 2],
    ['contacts', 'utilisateurs-fr.csv', 3],
    ['tickets', 'tickets-fr.csv', 2],
  ] as const)('%s a second time change nothing', async (kind, name, same) => {
    const before = await Promise.all(
      ['client', 'person', 'ticket', 'ticket_message'].map((table) => count(table)),
    );
    const run = await imported(kind, 'GLPI', fixture(name));
    expect(run.counts).toMatchObject({ create: 0, update: 0, unchanged: same });
    const after = await Promise.all(
      ['client', 'person', 'ticket', 'ticket_message'].map((table) => count(table)),
    );
    expect(after).toEqual(before);
  });

  it('a ticket follows the other desk until somebody works on it here', async () => {
    const list = (subject: string) =>
      `ID;Titre;Entité;Date d'ouverture\n700;${subject};Cabinet Lefèvre;01/02/2026`;
    await imported('tickets', 'GLPI', list('Avant'));
    expect((await imported('tickets', 'GLPI', list('Après'))).counts).toMatchObject({ update: 1 });
    const [row] = await rowsOf((await imported('tickets', 'GLPI', list('Après'))).id);
    expect(row).toMatchObject({ action: 'unchanged', label: 'Après' });
    const note = { visibility: 'internal', body: 'Vu.' };
    await agent.post(`/api/tickets/${row.targetId}/messages`).send(note).expect(201);
    const run = await imported('tickets', 'GLPI', list('Encore'));
    expect(await rowsOf(run.id)).toMatchObject([{ action: 'error', faults: [{ code: 'worked-on-since' }] }]);
    expect((await agent.get(`/api/tickets/${row.targetId}`)).body.subject).toBe('Après');
  });
});

describe('an import', () => {
  const many = (rows: number, prefix: string) =>
    ['name', ...Array.from({ length: rows }, (_, index) => `${prefix} ${index}`)].join('\n');

  it('that is killed in a batch, and whose jobs come twice, doubles nothing and loses nothing', async () => {
    const { id, version } = await checked('clients', 'Tué', many(130, 'Société'));
    await agent.post(`/api/imports/${id}/start`).send({ version }).expect(200);
    const advance = world.get(AdvanceImport);
    const stepOf = async () =>
      Number(
        (await world.database.one<{ step: number }>('SELECT step FROM import_run WHERE id = ?', [id]))?.step,
      );
    const first = await stepOf();
    const done = () => Promise.resolve(true);
    const killed = (tx: Transaction) => {
      tx.live = () => {
        throw new Error('killed');
      };
      return Promise.resolve(true);
    };
    await expect(advance.execute(id, first, killed)).rejects.toThrow('killed');
    expect(await count('client', 'name LIKE ?', ['Société %'])).toBe(0);
    await advance.execute(id, first, done);
    expect(await count('client', 'name LIKE ?', ['Société %'])).toBe(100);
    await advance.execute(id, first, done);
    await expect(advance.execute(id, await stepOf(), killed)).rejects.toThrow('killed');
    expect(await count('client', 'name LIKE ?', ['Société %'])).toBe(100);
    await world.settle();
    expect(await read(id)).toMatchObject({ state: 'done', done: 130, counts: { create: 130 } });
    expect(await count('client', 'name LIKE ?', ['Société %'])).toBe(130);
  });

  it('stops when it is told to, and goes on where it was', async () => {
    const { id, version } = await checked('clients', 'Pause', many(20, 'Atelier'));
    await agent.post(`/api/imports/${id}/start`).send({ version }).expect(200);
    await agent
      .post(`/api/imports/${id}/pause`)
      .send({ version: version + 1 })
      .expect(200);
    await world.settle();
    expect(await count('client', 'name LIKE ?', ['Atelier %'])).toBe(0);
    await agent
      .post(`/api/imports/${id}/resume`)
      .send({ version: version + 2 })
      .expect(200);
    await world.settle();
    expect(await read(id)).toMatchObject({ state: 'done', counts: { create: 20 } });
  });

  it('remembers what the columns of a source are', async () => {
    const file = 'Raison;Palier\nAcier du Nord;premium';
    const run = (await upload('clients', 'Maison', file).expect(201)).body as DeskImportDetail;
    expect(run.columns).toMatchObject([{ field: null, samples: ['Acier du Nord'] }, { field: null }]);
    const bare = { fields: [null, null], version: 1 };
    const refused = await agent.post(`/api/imports/${run.id}/check`).send(bare).expect(422);
    expect(refused.body.code).toBe('import.field-missing');
    const fields = ['name', 'formula'];
    await agent.post(`/api/imports/${run.id}/check`).send({ fields, version: 1 }).expect(200);
    const again = (await upload('clients', 'Maison', file).expect(201)).body as DeskImportDetail;
    expect(again.columns.map(({ field }) => field)).toEqual(fields);
    await agent
      .post(`/api/imports/${again.id}/check`)
      .send({ fields: ['subject', 'name'], version: 1 })
      .expect(422);
    await agent.delete(`/api/imports/${again.id}`).expect(204);
    await agent.get(`/api/imports/${again.id}`).expect(404);
  });

  it('finds the same twice in a file, a known client by name, an address that is somebody else’s', async () => {
    const { id: clientId } = await world.client();
    const known = await world.database.one<{ name: string }>('SELECT name FROM client WHERE id = ?', [
      clientId,
    ]);
    const clients = await checked('clients', 'Double', `id;nom\n1;${known?.name}\n1;Autre`);
    expect(await rowsOf(clients.id)).toMatchObject([
      { action: 'update', targetId: clientId },
      { action: 'error', faults: [{ code: 'twice-in-file' }] },
    ]);
    const email = admin.email;
    const contacts = await checked('contacts', 'Double', `nom;e-mail\nZoé;${email}`, { clientId });
    expect(await rowsOf(contacts.id)).toMatchObject([
      { action: 'error', faults: [{ field: 'email', column: 'e-mail', code: 'contact-elsewhere' }] },
    ]);
  });

  it('reads workbooks, their dates with the time of day', async () => {
    const { id: clientId } = await world.client();
    const sheet = [
      [{ value: 'ID' }, { value: 'Titre' }, { value: 'Date d’ouverture' }],
      [
        { value: 5 },
        { value: 'Du classeur' },
        { value: new Date('2026-03-01T10:22:00.000Z'), type: Date, format: 'dd/mm/yyyy hh:mm' },
      ],
    ];
    const file = await writeXlsxFile(sheet as never).toBuffer();
    const run = await imported('tickets', 'Classeur', file, { clientId });
    const [row] = await rowsOf(run.id);
    const { body } = await agent.get(`/api/tickets/${row.targetId}`).expect(200);
    expect(body).toMatchObject({ subject: 'Du classeur', createdAt: '2026-03-01T09:22:00.000Z' });
  });

  it('gives a report whose cells no spreadsheet runs', async () => {
    const { id } = await checked('clients', 'Rapport', 'nom;siren\n"=1+1";\nAcme Report;123456789');
    const { text, headers } = await agent.get(`/api/imports/${id}/report`).expect(200);
    expect(headers['content-type']).toContain('text/csv');
    expect(text).toContain("2;'=1+1;'=1+1;Ajouté");
    expect(text).toContain('3;Acme Report;Acme Report;Refusé;;siren — Ce numéro SIREN n’existe pas.');
  });

  it.each([
    ['empty', '', 'file.empty'],
    ['only titles', 'nom;id\n', 'import.no-rows'],
    ['binary', 'a\u0000b\nc', 'import.unreadable'],
    ['wide', `${'a;'.repeat(120)}\n1`, 'import.too-many-columns'],
    ['long', `nom\n${'x\n'.repeat(50_001)}`, 'import.too-large'],
  ])('refuses a file that is %s', async (_what, file, code) => {
    const { body } = await upload('clients', 'Refus', file).expect(422);
    expect(body.code).toBe(code);
  });

  it('is for those who may, and takes one step at a time', async () => {
    const technician = await world.http(await world.staff());
    await technician.get('/api/imports').expect(403);
    const { id, version } = await checked('clients', 'Étapes', 'nom\nUne étape');
    const step = (name: string, at: number) => agent.post(`/api/imports/${id}/${name}`).send({ version: at });
    expect((await step('start', version - 1).expect(409)).body.code).toBe('version.conflict');
    expect((await step('pause', version).expect(422)).body.code).toBe('import.wrong-state');
    await step('start', version).expect(200);
    await agent.delete(`/api/imports/${id}`).expect(422);
    const { items } = (await agent.get('/api/imports').query({ limit: 1 }).expect(200)).body;
    expect(items).toMatchObject([{ id, source: 'Étapes', actor: admin.name }]);
  });
});

describe('the queue of an imported ticket', () => {
  it('is the one that a column names, else that of its kind', async () => {
    const { id: named } = (await agent.post('/api/queues').send({ name: 'Infogérance' }).expect(201)).body;
    const client = await world.client();
    const file =
      'ID;Titre;Groupe;Ouvert le\n1;A;infogérance;2026-03-01 10:22\n2;B;Inconnue;2026-03-01 10:22\n';
    const run = await imported('tickets', 'Files', file, { clientId: client.id });
    const rows = await rowsOf(run.id, { action: 'create' });
    const queues = await Promise.all(
      rows.map(async ({ targetId }: { targetId: string }) => {
        const { queue } = (await agent.get(`/api/tickets/${targetId}`).expect(200)).body as TicketDetail;
        return queue.id === named;
      }),
    );
    expect(queues).toEqual([true, false]);
  });
});
