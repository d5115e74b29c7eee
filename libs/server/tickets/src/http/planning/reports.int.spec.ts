import { aContact } from '@vigie/directory/testing';
import { sha256, type Actor } from '@vigie/platform';
import type { Agent } from 'supertest';
import { TicketWorld } from '../../testing/ticket-world';

const drawing = `data:image/png;base64,iVBORw0KGgo${'A'.repeat(40)}=`;

describe('the report of an intervention', () => {
  let world: TicketWorld;
  let technician: Actor;
  let http: Agent;
  let client: Awaited<ReturnType<TicketWorld['client']>>;
  let portal: Agent;
  beforeAll(async () => {
    world = await TicketWorld.open('intervention_reports');
    technician = await world.staff();
    http = await world.http(technician);
    client = await world.client();
    portal = await world.http(client.requester);
  });
  afterAll(() => world.close());

  async function planned(): Promise<{ id: string; version: number }> {
    const facts = { clientId: client.id, technicianId: technician.id, subject: 'Pare-feu', place: 'on-site' };
    const startsAt = new Date(Date.now() - 2 * 86_400_000).toISOString();
    const { body } = await http
      .post('/api/interventions')
      .send({ ...facts, startsAt, past: true, plannedMinutes: 60 });
    return body;
  }
  async function done(): Promise<string> {
    const { id, version } = await planned();
    const move = { version, to: 'done', usedMinutes: 70 };
    await http.post(`/api/interventions/${id}/state`).send(move).expect(200);
    return id;
  }
  const write = (id: string, version: number | null = null) =>
    http.put(`/api/interventions/${id}/report`).send({ done: 'Remplacé', parts: '1 × FG-60F', version });

  it('is for what took place, and can be written again until it is signed', async () => {
    const { id } = await planned();
    expect((await write(id).expect(422)).body.code).toBe('report.not-done');
    const over = await done();
    expect((await http.get(`/api/interventions/${over}/report`).expect(200)).body.report).toBeNull();
    await write(over).expect(200);
    const again = { done: 'Remplacé et testé', version: 1 };
    const { report } = (await http.put(`/api/interventions/${over}/report`).send(again).expect(200)).body;
    expect(report).toMatchObject({
      done: 'Remplacé et testé',
      parts: null,
      signedAt: null,
      sha256: null,
      version: 2,
    });
    // A colleague who read the first writing overwrites nothing.
    expect((await write(over, 1).expect(409)).body).toMatchObject({
      code: 'version.conflict',
      data: { version: 2 },
    });
    await write(over).expect(409);
    await http.get(`/api/interventions/${over}/report.pdf`).expect(404);
  });

  it('is sealed by one signature on our screen, and mailed once with its document', async () => {
    const id = await done();
    const sign = (name: string) =>
      http.post(`/api/interventions/${id}/report/signature`).send({ name, drawing, version: 1 });
    await sign('Hélène Garnier').expect(404);
    await write(id).expect(200);
    const answers = await Promise.all([sign('Hélène Garnier'), sign('Hélène Garnier')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
    const [row] = await world.database.query<{ sealed: string; sha256: string }>(
      'SELECT sealed, sha256 FROM intervention_report WHERE intervention_id = ?',
      [id],
    );
    expect(row?.sha256).toBe(sha256(row?.sealed ?? ''));
    expect(JSON.parse(row?.sealed ?? '')).toMatchObject({
      usedMinutes: 70,
      signedBy: 'Hélène Garnier',
      drawingSha256: sha256(drawing),
    });
    expect((await write(id, 1).expect(422)).body.code).toBe('report.already-signed');
    await world.settle();
    const sent = world.mails.filter(({ subject }) => subject.includes('Rapport d’intervention'));
    expect(sent).toHaveLength(1);
    await http.get(`/api/interventions/${id}/report.pdf`).expect(200);
    await portal.get(`/api/interventions/${id}/report.pdf`).expect(200);
  });

  it('is mailed to each reader in their language', async () => {
    for (const locale of ['fr', 'en'] as const)
      await aContact(world.database, {
        clientId: client.id,
        roles: ['approver'],
        locale,
        email: `direction-${locale}@rapports.test`,
      });
    const id = await done();
    await write(id).expect(200);
    await http
      .post(`/api/interventions/${id}/report/signature`)
      .send({ name: 'Ada', drawing, version: 1 })
      .expect(200);
    await world.settle();
    const sent = world.mails.filter(({ to }) => to.endsWith('@rapports.test'));
    expect(sent.map(({ to, attachments }) => [to, attachments.map(({ name }) => name)]).sort()).toEqual([
      ['direction-en@rapports.test', [`report-${id}.pdf`]],
      ['direction-fr@rapports.test', [`rapport-${id}.pdf`]],
    ]);
  });

  it('is signed on the portal by the client it belongs to, and by nobody else', async () => {
    const id = await done();
    await write(id).expect(200);
    const stranger = await world.http((await world.client()).requester);
    const agree = (agent: Agent, version = 1) =>
      agent.post(`/api/portal/interventions/${id}/signature`).send({ agreed: true, version });
    await agree(stranger).expect(404);
    await stranger.get(`/api/interventions/${id}/report`).expect(404);
    // What was written again since it was read is not signed unread.
    await write(id, 1).expect(200);
    await agree(portal).expect(409);
    const { report } = (await agree(portal, 2).expect(200)).body;
    expect(report).toMatchObject({ signedBy: client.requester.name });
    await stranger.get(`/api/interventions/${id}/report.pdf`).expect(404);
  });

  it('takes a drawing and nothing else', async () => {
    const id = await done();
    await write(id).expect(200);
    for (const bad of [
      'data:image/svg+xml;base64,PHN2Zz4=',
      'data:image/png;base64,AAAA',
      'https://x.test/a.png',
    ])
      await http
        .post(`/api/interventions/${id}/report/signature`)
        .send({ name: 'X', drawing: bad, version: 1 })
        .expect(422);
  });
});
