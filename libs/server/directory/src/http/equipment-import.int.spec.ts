import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import writeXlsxFile from 'write-excel-file/node';
import type { Agent } from 'supertest';
import { aClient, aContact, aStaff } from '../testing';
import { signedIn, startTestApp, type TestApp } from '../testing/test-app';

let test: TestApp;
let agent: Agent;
beforeAll(async () => {
  test = await startTestApp('directory_equipment_import');
  agent = await signedIn(test, await aStaff(test.database));
});
afterAll(() => test.stop());

const send = (path: string, client: string, file: string | Buffer) =>
  agent.post(`/api/equipment/import${path}`).query({ client }).attach('file', Buffer.from(file), 'parc.csv');
const importing = (client: string, file: string | Buffer, rows = 'all') =>
  agent.post('/api/equipment/import').query({ client, rows }).attach('file', Buffer.from(file), 'parc.csv');
const countOf = async (client: string) => {
  const row = await test.database.one<{ n: string }>(
    'SELECT COUNT(*) AS n FROM equipment WHERE client_id = ?',
    [client],
  );
  return Number(row?.n);
};

const list = [
  'Nom;Type;N° de série;Site;Utilisateur;Fin de garantie;Sous contrat;État;Prix',
  'PC-1;Poste;SN-1;Lyon;Zoé;31/12/2026;oui;en service;100',
  'Imprimante;imprimante;;lyon;;;non;;',
].join('\r\n');

describe('a list of equipment', () => {
  it.each([
    ['utf-8', ';', (text: string) => Buffer.from(text)],
    ['utf-8', ';', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['windows-1252', ';', (text: string) => Buffer.from(text, 'latin1')],
    ['utf-8', ',', (text: string) => Buffer.from(text.replaceAll(';', ','))],
    ['utf-8', '\t', (text: string) => Buffer.from(text.replaceAll(';', '\t'))],
  ])(
    'is read in %s with %j between its cells, and shown before anything is written',
    async (charset, delimiter, save) => {
      const { id } = await aClient(test.database);
      const { body } = await send('/preview', id, save(list)).expect(200);
      expect(body).toMatchObject({
        charset,
        delimiter,
        counts: { create: 2, update: 0, unchanged: 0, error: 0 },
        newSites: ['Lyon'],
        rows: [
          { line: 2, action: 'create', name: 'PC-1', serial: 'SN-1', faults: [] },
          { line: 3, action: 'create', name: 'Imprimante', serial: '' },
        ],
      });
      expect(body.columns.at(-1)).toEqual({ title: 'Prix', field: null });
      expect(await countOf(id)).toBe(0);
    },
  );

  it('is written once, however often it is sent', async () => {
    const { id } = await aClient(test.database);
    const done = await importing(id, list).expect(200);
    expect(done.body).toEqual({ created: 2, updated: 0, unchanged: 0, skipped: 0 });
    const again = await importing(id, list).expect(200);
    expect(again.body).toEqual({ created: 0, updated: 0, unchanged: 2, skipped: 0 });
    const { items } = (await agent.get('/api/equipment').query({ client: id }).expect(200)).body;
    expect(items).toMatchObject([
      { name: 'Imprimante', covered: false, site: { name: 'Lyon' }, state: 'in-stock' },
      { name: 'PC-1', warrantyEnd: '2026-12-31', owner: { name: 'Zoé' }, state: 'in-use', covered: true },
    ]);
    const { body } = await agent.get(`/api/equipment/${items[1].id}`).expect(200);
    expect(body.history).toMatchObject([{ type: 'imported', actor: 'Léa Martin' }]);
  });

  it('adds the same once when it is sent twice at the same moment', async () => {
    const { id } = await aClient(test.database);
    const answers = await Promise.all([importing(id, list), importing(id, list)]);
    expect(answers.map(({ body }) => body.created).toSorted()).toEqual([0, 2]);
    expect(await countOf(id)).toBe(2);
  });

  it('changes what a serial number names, and nothing where a cell is empty', async () => {
    const contact = await aContact(test.database, { name: 'Paul Roche' });
    const id = contact.clientId ?? '';
    await importing(id, list).expect(200);
    const next = `name,kind,serial number,owner,state,site\nPC-1 bis,,sn-1,${contact.email},perdu,Nice`;
    const preview = await send('/preview', id, next).expect(200);
    expect(preview.body).toMatchObject({ counts: { update: 1, error: 0 }, newSites: ['Nice'] });
    await importing(id, next).expect(200);
    const { items } = (await agent.get('/api/equipment').query({ client: id, q: 'PC-1' }).expect(200)).body;
    expect(items).toMatchObject([
      {
        name: 'PC-1 bis',
        kind: 'workstation',
        owner: { id: contact.id },
        state: 'lost',
        site: { name: 'Nice' },
        warrantyEnd: '2026-12-31',
      },
    ]);
    const { body } = await agent.get(`/api/equipment/${items[0].id}`).expect(200);
    expect(body.history[0].changes).toMatchObject({
      name: { from: 'PC-1', to: 'PC-1 bis' },
      state: { from: 'in-use', to: 'lost' },
      site: { from: 'Lyon', to: 'Nice' },
    });
  });

  it('with faults says which, by row and column, and is not half written', async () => {
    const { id } = await aClient(test.database);
    const stranger = await aContact(test.database);
    const faulty = [
      'Nom;Type;Série;Garantie;Utilisateur',
      'Bon;pc;A1;;',
      ';pc;A2;;',
      'X;toaster;A3;31/02/2026;',
      'Y;pc;a1;;',
      `Z;pc;A4;;${stranger.email}`,
    ].join('\n');
    const { body } = await send('/preview', id, faulty).expect(200);
    expect(body.counts).toEqual({ create: 1, update: 0, unchanged: 0, error: 4 });
    const faults = body.rows.flatMap((row: { line: number; faults: { column: string; code: string }[] }) =>
      row.faults.map(({ column, code }) => `${row.line} ${column} ${code}`),
    );
    expect(faults).toEqual([
      '3 Nom required',
      '4 Type kind-unknown',
      '4 Garantie date-unreadable',
      '5 Série twice-in-file',
      '6 Utilisateur owner-unknown',
    ]);
    expect(body.rows[1].faults[1].message).toBe('Date illisible\u00a0: écrivez 31/12/2026.');
    const refused = await importing(id, faulty).expect(422);
    expect(refused.body).toMatchObject({ code: 'import.has-errors', data: { create: 1, error: 4 } });
    expect(await countOf(id)).toBe(0);
    const valid = await importing(id, faulty, 'valid').expect(200);
    expect(valid.body).toEqual({ created: 1, updated: 0, unchanged: 0, skipped: 4 });
    expect(await countOf(id)).toBe(1);
  });

  it('is written in no part when the database refuses one row', async () => {
    const { id } = await aClient(test.database);
    await test.database.execute(
      `CREATE TRIGGER refuse_poison BEFORE INSERT ON equipment FOR EACH ROW
         IF NEW.name = 'poison' THEN SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'no'; END IF`,
    );
    const rows = Array.from({ length: 600 }, (_, index) => `PC-${index};pc`);
    await importing(id, ['Nom;Type;Site', ...rows, 'poison;pc;Lyon'].join('\n')).expect(500);
    await test.database.execute('DROP TRIGGER refuse_poison');
    expect(await countOf(id)).toBe(0);
    expect((await agent.get('/api/sites').query({ client: id }).expect(200)).body.items).toEqual([]);
  });

  it.each([
    ['import.no-rows', 422, 'Nom;Type'],
    ['import.column-missing', 422, 'Nom;Prix\nPC;3'],
    ['import.unreadable', 422, 'Nom;Type\n"PC;pc'],
    ['import.unreadable', 422, Buffer.from([0x50, 0x4b, 3, 4, 0, 0])],
    ['file.empty', 422, ''],
    ['import.too-many-rows', 422, `Nom;Type\n${'a;pc\n'.repeat(10_001)}`],
    ['request.too-large', 413, Buffer.alloc(5 * 1024 * 1024 + 1, 'a')],
  ])('that cannot be read is refused: %s', async (code, status, file) => {
    const { id } = await aClient(test.database);
    const { body } = await send('/preview', id, file).expect(status);
    expect(body.code).toBe(code);
  });

  it('is brought in only by those who change the estate, for a client that exists', async () => {
    await send('/preview', '999999', list).expect(404);
    await importing('999999', list).expect(404);
    const reader = await signedIn(test, await aStaff(test.database, { roles: ['accounting'] }));
    const { id } = await aClient(test.database);
    await reader
      .post('/api/equipment/import')
      .query({ client: id })
      .attach('file', Buffer.from(list), 'x.csv')
      .expect(403);
  });

  it('of ten thousand rows is written in one go', async () => {
    const { id } = await aClient(test.database);
    const rows = Array.from({ length: 10_000 }, (_, index) => `PC-${index};pc;S-${index}`);
    const done = await importing(id, ['Nom;Type;Série', ...rows].join('\n')).expect(200);
    expect(done.body.created).toBe(10_000);
    const odd = await test.database.one<{ n: string }>(
      `SELECT COUNT(*) AS n FROM equipment e WHERE e.client_id = ? AND NOT EXISTS (
         SELECT 1 FROM equipment_event v WHERE v.equipment_id = e.id AND v.client_id = e.client_id)`,
      [id],
    );
    expect(Number(odd?.n)).toBe(0);
  });
});

describe('the exported list', () => {
  const formula = '=HYPERLINK("https://evil.test")';
  const withFormula = async () => {
    const { id: clientId } = await aClient(test.database, { name: `+Client ${Math.random()}` });
    const facts = { kind: 'phone', name: formula, serial: '-1', covered: false, warrantyEnd: '2026-12-31' };
    await agent
      .post('/api/equipment')
      .send({ clientId, ...facts, model: 'a;b' })
      .expect(201);
    await agent.post('/api/equipment').send({ clientId, kind: 'server', name: 'SRV' }).expect(201);
    return clientId;
  };

  it('runs no formula in a spreadsheet, and comes back unchanged', async () => {
    const client = await withFormula();
    const { text, headers } = await agent.get('/api/equipment/export').query({ client }).expect(200);
    expect(headers).toMatchObject({
      'content-disposition': 'attachment; filename=parc.csv',
      'content-type': 'text/csv; charset=utf-8',
    });
    const [titles, first] = text.split('\r\n');
    expect(titles).toMatch(/^\ufeff?Client;Nom;Type;/);
    expect(first).toContain(`;"'=HYPERLINK(""https://evil.test"")";Téléphone;"a;b";'-1;`);
    expect(first).toMatch(/^'\+Client /);
    expect(first).toContain(';non;31/12/2026;;En stock');
    const again = await importing(client, text).expect(200);
    expect(again.body).toEqual({ created: 0, updated: 0, unchanged: 2, skipped: 0 });
    const filtered = await agent.get('/api/equipment/export').query({ client, kind: 'server' }).expect(200);
    expect(filtered.text.trim().split('\r\n')).toHaveLength(2);
  });

  it('is a workbook of texts as XLSX, in the language that was asked for', async () => {
    const client = await withFormula();
    const { body } = await agent
      .get('/api/equipment/export')
      .query({ client, format: 'xlsx' })
      .set('Accept-Language', 'en')
      .buffer()
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      })
      .expect(200);
    const files = unzipSync(new Uint8Array(body as Buffer));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet).toContain('Serial number');
    expect(sheet).toContain('=HYPERLINK');
    expect(sheet).not.toContain('<f>');
  });
});

describe('a workbook', () => {
  const head = ['Nom', 'Type', 'N° de série', 'Fin de garantie', 'Sous contrat'];
  const workbook = (rows: unknown[][]) =>
    writeXlsxFile(
      rows.map((row) => row.map((value) => ({ value }))) as never,
      {
        dateFormat: 'dd/mm/yyyy',
      } as never,
    ).toBuffer();

  it('is read like the same list in CSV', async () => {
    const { id } = await aClient(test.database);
    const file = await workbook([
      head,
      ['PC-1', 'Poste', 12_345, new Date('2026-12-31T00:00:00Z'), true],
      [],
      ['PC-2', 'poste', 'SN-2', '31/12/2026', 'non'],
    ]);
    const { body } = await send('/preview', id, file).expect(200);
    expect(body).toMatchObject({
      charset: null,
      counts: { create: 2, error: 0 },
      rows: [{ line: 2 }, { line: 4 }],
    });
    await importing(id, file).expect(200);
    const { items } = (await agent.get('/api/equipment').query({ client: id }).expect(200)).body;
    expect(items).toMatchObject([
      { name: 'PC-1', serial: '12345', warrantyEnd: '2026-12-31', covered: true },
      { name: 'PC-2', warrantyEnd: '2026-12-31', covered: false },
    ]);
  });

  it('that unpacks to far more than it weighs is refused', async () => {
    const { id } = await aClient(test.database);
    const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(200 * 1024 * 1024) }, { level: 9 });
    const { body } = await send('/preview', id, Buffer.from(bomb)).expect(422);
    expect(body.code).toBe('import.too-many-rows');
  });

  it('that is broken, or no workbook at all, is refused', async () => {
    const { id } = await aClient(test.database);
    const file = await workbook([head]);
    const files = [file.subarray(0, 400), Buffer.from(zipSync({ 'a.txt': strToU8('a') }))];
    for (const broken of files) {
      const { body } = await send('/preview', id, broken).expect(422);
      expect(body.code).toBe('import.unreadable');
    }
    expect((await send('/preview', id, file).expect(422)).body.code).toBe('import.no-rows');
  });
});
