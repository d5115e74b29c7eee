import { strFromU8, unzipSync } from 'fflate';
import type { Response } from 'superagent';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let desk: Agent;
const subjects = ['=HYPERLINK("http://x","clic")', 'Imprimante ; "bleue" <A&B>', 'Été à Nîmes'];
beforeAll(async () => {
  world = await TicketWorld.open('ticket_export');
  desk = await world.http(await world.staff('dispatcher'));
  const clientId = (await world.client()).id;
  for (const subject of subjects)
    await desk
      .post('/api/tickets')
      .send({ clientId, kind: 'incident', subject, description: 'Panne' })
      .expect(201);
  await desk
    .post('/api/tickets')
    .send({ clientId, kind: 'change', subject: 'Autre', description: 'x' })
    .expect(201);
  await world.database.execute("UPDATE ticket SET created_at = '2026-07-14 22:30:00.000'");
});
afterAll(() => world.close());

const bytes = (response: Response, done: (error: Error | null, body: Buffer) => void) => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};
const download = async (format: string, filter = 'kind=incident&sort=created') =>
  (await desk.get(`/api/tickets/export?format=${format}&${filter}`).buffer(true).parse(bytes).expect(200))
    .body;

describe('the export of a view', () => {
  it('is a CSV that a French spreadsheet opens, without a formula', async () => {
    const text = (await download('csv')).toString('utf8');
    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toBe(
      '\ufeffNuméro;Objet;Client;État;Priorité;Nature;Demandeur;Attribué à;File;Échéance;Ouverture;Activité',
    );
    expect(lines).toHaveLength(4);
    // Newest first; the night of Bastille Day in Paris.
    expect(lines[1]).toMatch(/^T-\d+;Été à Nîmes;.*;Nouveau;3;Incident;.*;15\/07\/2026 00:30;/);
    expect(lines[2]).toContain('"Imprimante ; ""bleue"" <A&B>"');
    expect(lines[3]).toContain(`"'=HYPERLINK(""http://x"",""clic"")"`);
  });

  it('has the columns that are asked for, in their order, beside the subject', async () => {
    const text = (await download('csv', 'kind=incident&sort=created&columns=due,client,number')).toString(
      'utf8',
    );
    expect(text.split('\r\n')[0]).toBe('\ufeffObjet;Échéance;Client;Numéro');
    const led = (await download('csv', 'kind=incident&columns=number,state')).toString('utf8');
    expect(led.split('\r\n')[0]).toBe('\ufeffNuméro;Objet;État');
    for (const columns of ['number,secret', 'number,number', ''])
      await desk.get(`/api/tickets/export?format=csv&columns=${columns}`).expect(422);
  });

  it('is a workbook whose texts are texts and whose dates are dates', async () => {
    const files = unzipSync(await download('xlsx'));
    const sheet = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    expect(sheet.match(/<row>/g)).toHaveLength(4);
    expect(sheet).toContain('<is><t xml:space="preserve">=HYPERLINK("http://x","clic")</t></is>');
    expect(sheet).toContain('Imprimante ; "bleue" &lt;A&amp;B&gt;');
    expect(sheet).not.toContain('<f>');
    // 15 July 2026 is day 46218; half past midnight.
    expect(sheet).toMatch(/<c s="1"><v>46218\.0208333/);
  });

  it('holds every row of a view that is longer than one batch', async () => {
    await world.database.execute(
      `INSERT INTO ticket (queue_id, client_id, kind, state, is_open, priority, impact, urgency, subject, created_at, updated_at,
         sort_due, warn_at, version)
       SELECT queue_id, client_id, 'question', 'new', 1, 3, 'medium', 'medium', CONCAT('Ligne ', seq.n), NOW(3), NOW(3),
         sort_due, warn_at, 1
         FROM (SELECT queue_id, client_id, sort_due, warn_at FROM ticket LIMIT 1) one
         JOIN (SELECT a.n + 50 * b.n AS n FROM
           (WITH RECURSIVE d AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM d WHERE n < 49) SELECT n FROM d) a,
           (WITH RECURSIVE d AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM d WHERE n < 49) SELECT n FROM d) b) seq`,
    );
    const lines = (await download('csv', 'kind=question')).toString('utf8').trimEnd().split('\r\n');
    expect(new Set(lines).size).toBe(2501);
  });

  it('stands in the journal, and asks for a permission', async () => {
    const rows = await world.database.query("SELECT id FROM audit_entry WHERE action = 'tickets.exported'");
    expect(rows.length).toBeGreaterThan(0);
    const accounting = await world.http(await world.staff('accounting'));
    await accounting.get('/api/tickets/export?format=csv').expect(403);
    await desk.get('/api/tickets/export?format=pdf').expect(422);
  });
});
