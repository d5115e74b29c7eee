import { aClient, aContact, aStaff, signedIn, type TestApp } from '@vigie/directory/testing';
import { addCalendarDays, addMonths, localDateOf } from '@vigie/rules';
import type { ContractConditions, ContractDraft } from '@vigie/wire';
import type { Agent } from 'supertest';
import { SeedContracts } from '../../use-cases/agreements/seed-contracts';
import { TurnContract } from '../../use-cases/agreements/turn-contract';
import { startContractApp } from '../../testing/contract-app';
import { aDraft, aLine } from '../../testing/contracts';

let test: TestApp;
let agent: Agent;
beforeAll(async () => {
  test = await startContractApp('contracts');
  agent = await signedIn(
    test,
    await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' }),
  );
});
afterAll(() => test.stop());

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
const inDays = (count: number) => addCalendarDays(today, count);
type Draft = Partial<Omit<ContractDraft, 'conditions'>> & { conditions?: Partial<ContractConditions> };

async function aDrafted(values: Draft = {}, clientId?: string) {
  const id = clientId ?? (await aClient(test.database)).id;
  const { body } = await agent.post('/api/contracts').send(aDraft(id, values)).expect(201);
  return body;
}
async function anActive(values: Draft = {}, clientId?: string) {
  const { id, version, start } = await aDrafted(values, clientId);
  const signedOn = start < today ? start : today;
  const { body } = await agent
    .post(`/api/contracts/${id}/activation`)
    .send({ signedOn, version })
    .expect(200);
  return body;
}
const refusalOf = async (path: string, body: object, status = 422) => {
  const answer = await agent.post(path).send(body).expect(status);
  return answer.body.code as string;
};

describe('a draft', () => {
  it('is kept to the cent, with its conditions, and read again', async () => {
    const contract = await aDrafted({ months: 36, start: '2025-01-31' });
    expect(contract).toMatchObject({
      state: 'draft',
      yearly: '12410.26',
      parts: ['managed-services'],
      conditions: { noticeMonths: 3, breachHours: 36, revision: { initial: { value: '105.3' } } },
      people: { signatoryName: 'Zoé Dubois' },
      lines: [{ current: { price: '12410.26', quantity: '1', basePrice: '12410.26', origin: 'initial' } }],
      history: [{ type: 'created', actor: 'Isabelle Fontaine' }],
      notice: null,
    });
    const { body } = await agent.get(`/api/contracts/${contract.id}`).expect(200);
    expect(body).toEqual(contract);
  });

  it('is written anew by its version, and taken away', async () => {
    const { id, version } = await aDrafted();
    const { clientId: _client, ...draft } = aDraft('1', { months: 24, lines: [] });
    const changed = await agent
      .put(`/api/contracts/${id}`)
      .send({ ...draft, version })
      .expect(200);
    expect(changed.body).toMatchObject({ months: 24, lines: [], yearly: '0.00', version: 2 });
    const late = await agent
      .put(`/api/contracts/${id}`)
      .send({ ...draft, version })
      .expect(409);
    expect(late.body).toMatchObject({ code: 'version.conflict' });
    await agent.delete(`/api/contracts/${id}`).query({ version }).expect(409);
    await agent.delete(`/api/contracts/${id}`).query({ version: 2 }).expect(204);
    await agent.get(`/api/contracts/${id}`).expect(404);
  });

  it.each<[string, string, Draft]>([
    ['contract.months-invalid', 'months', { months: 0 }],
    ['contract.first-term-invalid', 'firstTerm', { firstTerm: '2024-01-01' }],
    ['contract.term-too-far', 'start', { start: '2100-06-01' }],
    ['contract.notice-invalid', 'conditions.noticeMonths', { conditions: { noticeMonths: -1 } }],
    ['contract.price-invalid', 'lines.0.price', { lines: [aLine({ price: '10.005' })] }],
    ['contract.quantity-invalid', 'lines.0.quantity', { lines: [aLine({ quantity: '0' })] }],
  ])('is refused by name: %s', async (code, path, values) => {
    const { id } = await aClient(test.database);
    const { body } = await agent.post('/api/contracts').send(aDraft(id, values)).expect(422);
    expect(body).toMatchObject({ code, errors: [{ path, code }] });
    const { items } = (await agent.get('/api/contracts').query({ client: id }).expect(200)).body;
    expect(items).toEqual([]);
  });

  it('takes a date that exists, a client and a calendar that exist, a reference once', async () => {
    const { id } = await aClient(test.database);
    const made = aDraft(id, { reference: 'R-1' });
    expect(await refusalOf('/api/contracts', { ...made, start: '2026-02-29' })).toBe('request.invalid');
    expect(await refusalOf('/api/contracts', { ...made, clientId: '999999' }, 404)).toBe('not-found');
    const conditions = { ...made.conditions, calendarId: '999999' };
    expect(await refusalOf('/api/contracts', { ...made, conditions })).toBe('request.invalid');
    await agent.post('/api/contracts').send(made).expect(201);
    expect(await refusalOf('/api/contracts', made)).toBe('contract.reference-taken');
  });

  it('begins on any day: its terms are counted from the first one', async () => {
    const leap = await aDrafted({ start: '2024-02-29', months: 48 });
    expect(leap.term).toBe('2028-02-28');
    const last = await aDrafted({ start: '2099-03-01', months: 12 });
    expect(last.term).toBe('2100-02-28');
  });
});

describe('a signature', () => {
  it('binds: the notice dates are there, and only name and people change', async () => {
    const start = addCalendarDays(addMonths(today, -8), 1);
    const contract = await anActive({ start, months: 12, clientKind: 'non-professional' });
    expect(contract).toMatchObject({ state: 'active', signedOn: start });
    expect(contract.notice.limit).toBe(contract.noticeLimit);
    expect(contract.information.to < contract.notice.limit).toBe(true);
    const { id, version } = contract;
    const { clientId: _client, ...draft } = aDraft('1');
    const put = await agent
      .put(`/api/contracts/${id}`)
      .send({ ...draft, version })
      .expect(422);
    expect(put.body.code).toBe('contract.not-draft');
    const facts = {
      label: 'Infogérance du siège',
      reference: null,
      ...contract.people,
      dpoName: 'Paul Roche',
    };
    const { body } = await agent
      .patch(`/api/contracts/${id}`)
      .send({ ...facts, version })
      .expect(200);
    expect(body).toMatchObject({ label: 'Infogérance du siège', people: { dpoName: 'Paul Roche' } });
  });

  it('is refused without lines, without a first index, in the future, twice', async () => {
    const empty = await aDrafted({ lines: [] });
    const sign = (id: string, signedOn = today) =>
      refusalOf(`/api/contracts/${id}/activation`, { signedOn, version: 1 });
    expect(await sign(empty.id)).toBe('contract.lines-missing');
    const { revision } = aDraft('1').conditions;
    const noIndex = await aDrafted({ conditions: { revision: revision && { ...revision, initial: null } } });
    expect(await sign(noIndex.id)).toBe('revision.base-index-missing');
    expect(await sign((await aDrafted()).id, inDays(1))).toBe('contract.signed-in-future');
    const { id, version } = await anActive();
    expect(await refusalOf(`/api/contracts/${id}/activation`, { signedOn: today, version })).toBe(
      'contract.not-draft',
    );
  });
});

describe('an amendment', () => {
  const nothing = { prices: [], added: [], ended: [] };
  const index = { period: '2026-Q2', value: '125.40' };

  it('counts from its date on, with its own price and index; the prices before stay', async () => {
    const contract = await anActive();
    const [line] = contract.lines;
    const effectiveOn = inDays(30);
    const { body } = await agent
      .post(`/api/contracts/${contract.id}/amendments`)
      .send({
        label: 'Deuxième site',
        effectiveOn,
        signedOn: today,
        version: contract.version,
        changes: {
          ...nothing,
          conditions: { formula: 'PREMIUM' },
          prices: [{ lineId: line.id, price: '13000.00', quantity: '1.5', baseIndex: index }],
          added: [aLine({ label: 'Sauvegarde', part: 'backup', price: '100' })],
        },
      })
      .expect(201);
    expect(body).toMatchObject({
      formula: 'STANDARD',
      yearly: '12410.26',
      upcoming: [{ validFrom: effectiveOn, conditions: { formula: 'PREMIUM' } }],
      amendments: [{ number: 1, state: 'signed', effectiveOn, origin: 'manual' }],
    });
    expect(body.lines[0].prices).toMatchObject([
      { validFrom: effectiveOn, price: '13000.00', quantity: '1.5', amount: '19500.00', baseIndex: index },
      { validFrom: '2025-01-01', price: '12410.26', baseIndex: { value: '105.3' } },
    ]);
    expect(body.lines[1]).toMatchObject({ label: 'Sauvegarde', current: null });
  });

  it('of a quantity alone keeps price and index; a line that ends is no longer served', async () => {
    const contract = await anActive({ lines: [aLine(), aLine({ label: 'B' })] });
    const [one, two] = contract.lines;
    const said = { label: 'Parc', effectiveOn: today, signedOn: today, version: contract.version };
    const changes = { ...nothing, prices: [{ lineId: one.id, quantity: '3' }], ended: [two.id] };
    const { body } = await agent
      .post(`/api/contracts/${contract.id}/amendments`)
      .send({ ...said, changes })
      .expect(201);
    expect(body).toMatchObject({ yearly: '37230.78' });
    expect(body.lines).toMatchObject([
      { current: { quantity: '3', price: '12410.26', baseIndex: { value: '105.3' } } },
      { current: null, endsOn: inDays(-1) },
    ]);
  });

  it('that is proposed counts once it is signed, and not when it is withdrawn', async () => {
    const contract = await anActive();
    const changes = { ...nothing, prices: [{ lineId: contract.lines[0].id, quantity: '2' }] };
    const path = `/api/contracts/${contract.id}/amendments`;
    const said = { label: 'Parc', effectiveOn: inDays(40), changes };
    const proposed = await agent
      .post(path)
      .send({ ...said, signedOn: null, version: contract.version })
      .expect(201);
    const [{ id }] = proposed.body.amendments;
    expect(proposed.body.lines[0].prices).toHaveLength(1);
    const dates = { signedOn: today, effectiveOn: inDays(50), version: proposed.body.version };
    const signed = await agent.post(`${path}/${id}/signature`).send(dates).expect(200);
    expect(signed.body.lines[0].prices).toHaveLength(2);
    expect(await refusalOf(`${path}/${id}/signature`, { ...dates, version: signed.body.version })).toBe(
      'amendment.not-proposed',
    );
    const version = { version: signed.body.version };
    const withdrawn = await agent.post(`${path}/${id}/withdrawal`).send(version).expect(200);
    expect(withdrawn.body.lines[0].prices[0]).toMatchObject({ quantity: '2', withdrawn: true });
    expect(withdrawn.body.amendments).toMatchObject([{ state: 'withdrawn' }]);
    const again = { ...said, signedOn: today, version: withdrawn.body.version };
    await agent.post(path).send(again).expect(201);
  });

  it('is refused by name, and writes nothing', async () => {
    const contract = await anActive();
    const [line] = contract.lines;
    const path = `/api/contracts/${contract.id}/amendments`;
    const changes = { ...nothing, prices: [{ lineId: line.id, quantity: '2' }] };
    const said = {
      label: 'Avenant',
      effectiveOn: inDays(10),
      signedOn: today,
      version: contract.version,
      changes,
    };
    const first = await agent.post(path).send(said).expect(201);
    const { version } = first.body;
    const refusal = (values: object) =>
      refusalOf(path, { ...said, effectiveOn: inDays(20), version, ...values });
    expect(await refusal({ effectiveOn: inDays(-1) })).toBe('amendment.retroactive');
    expect(await refusal({ effectiveOn: inDays(5) })).toBe('amendment.overlaps');
    expect(await refusal({ effectiveOn: inDays(10) })).toBe('amendment.overlaps');
    expect(await refusal({ signedOn: inDays(1) })).toBe('amendment.signed-in-future');
    expect(await refusal({ changes: nothing })).toBe('amendment.changes-nothing');
    const priced = (price: object) => ({ changes: { ...nothing, prices: [{ lineId: line.id, ...price }] } });
    expect(await refusal(priced({ price: '1.005' }))).toBe('contract.price-invalid');
    expect(await refusal(priced({ quantity: '-2' }))).toBe('contract.quantity-invalid');
    expect(await refusal(priced({ price: '1.00' }))).toBe('revision.base-index-missing');
    expect(await refusal(priced({ lineId: '999999', quantity: '2' }))).toBe('contract.line-unknown');
    const other = await anActive();
    expect(await refusal(priced({ lineId: other.lines[0].id, quantity: '2' }))).toBe('contract.line-unknown');
    const { body } = await agent.get(`/api/contracts/${contract.id}`).expect(200);
    expect(body).toEqual(first.body);
    const draft = await aDrafted();
    expect(await refusalOf(`/api/contracts/${draft.id}/amendments`, { ...said, version: 1 })).toBe(
      'contract.wrong-state',
    );
  });

  it('cannot be withdrawn in force, nor below another', async () => {
    const contract = await anActive();
    const path = `/api/contracts/${contract.id}/amendments`;
    const changes = { ...nothing, prices: [{ lineId: contract.lines[0].id, quantity: '2' }] };
    const amend = async (effectiveOn: string, version: number) =>
      (
        await agent
          .post(path)
          .send({ label: 'A', effectiveOn, signedOn: today, version, changes })
          .expect(201)
      ).body;
    const now = await amend(today, contract.version);
    const soon = await amend(inDays(10), now.version);
    const later = await amend(inDays(20), soon.version);
    const refusal = (number: number) =>
      refusalOf(
        `${path}/${later.amendments.find((one: { number: number }) => one.number === number).id}/withdrawal`,
        { version: later.version },
      );
    expect(await refusal(1)).toBe('amendment.in-force');
    expect(await refusal(2)).toBe('amendment.overlaps');
  });

  it('that brings a clause on revision gives every line its first index', async () => {
    const contract = await anActive({ conditions: { revision: null } });
    expect(contract.lines[0].current.baseIndex).toBeNull();
    const { revision } = aDraft('1').conditions;
    const said = { label: 'Révision', effectiveOn: today, signedOn: today, version: contract.version };
    const path = `/api/contracts/${contract.id}/amendments`;
    const missing = { ...nothing, conditions: { revision: revision && { ...revision, initial: null } } };
    expect(await refusalOf(path, { ...said, changes: missing })).toBe('revision.base-index-missing');
    const { body } = await agent
      .post(path)
      .send({ ...said, changes: { ...nothing, conditions: { revision } } })
      .expect(201);
    expect(body.lines[0].current).toMatchObject({ baseIndex: { value: '105.3' }, price: '12410.26' });
  });
});

describe('the life of a contract', () => {
  const act = (contract: { id: string; version: number }, values: object) =>
    agent.post(`/api/contracts/${contract.id}/state`).send({ version: contract.version, ...values });

  it('is suspended, taken up, denounced, kept and ended; each with who and why', async () => {
    const start = addCalendarDays(addMonths(today, -2), 1);
    let contract = await anActive({ start, months: 12 });
    const { term } = contract;
    contract = (await act(contract, { act: 'suspend', reason: 'Facture impayée' }).expect(200)).body;
    expect(contract).toMatchObject({ state: 'suspended', history: [{ reason: 'Facture impayée' }, {}, {}] });
    contract = (await act(contract, { act: 'resume' }).expect(200)).body;
    const letter = { act: 'denounce', by: 'client', sentOn: inDays(-3), receivedOn: inDays(-1) };
    contract = (await act(contract, letter).expect(200)).body;
    expect(contract).toMatchObject({
      state: 'terminating',
      endsOn: term,
      notice: null,
      denounced: { by: 'client', sentOn: inDays(-3), receivedOn: inDays(-1) },
      history: [{ type: 'denounced', data: { verdict: 'valid' } }, {}, {}, {}, {}],
    });
    contract = (await act(contract, { act: 'keep', reason: 'Accord' }).expect(200)).body;
    expect(contract).toMatchObject({ state: 'active', endsOn: null, denounced: null });
    contract = (await act(contract, { act: 'end', endsOn: today, reason: 'Résiliation' }).expect(200)).body;
    expect(contract).toMatchObject({ state: 'ended', endsOn: today });
    const refused = await act(contract, { act: 'suspend', reason: 'x' }).expect(422);
    expect(refused.body.code).toBe('contract.wrong-state');
  });

  it('goes on for one more period when the letter is late, and takes no letter of tomorrow', async () => {
    const start = addCalendarDays(addMonths(today, -11), 1);
    const contract = await anActive({ start, months: 12 });
    const late = { act: 'denounce', by: 'client', sentOn: null, receivedOn: today };
    const tomorrow = await act(contract, { ...late, receivedOn: inDays(1) }).expect(422);
    expect(tomorrow.body.code).toBe('contract.notice-date-refused');
    const { body } = await act(contract, late).expect(200);
    expect(body.history[0].data.verdict).toBe('late');
    expect(body.endsOn > contract.term).toBe(true);
    const future = await act(body, { act: 'end', endsOn: inDays(1), reason: 'x' }).expect(422);
    expect(future.body.code).toBe('contract.end-refused');
  });

  it('turns on the day after its term: renewed once, or ended', async () => {
    const renewed = await anActive({ start: '2020-01-01', months: 12 });
    await test.database.query("UPDATE contract SET term = '2021-12-31' WHERE id = ?", [renewed.id]);
    const over = await anActive({ start: '2020-01-01', months: 12 });
    await test.database.query(
      "UPDATE contract SET term = '2021-12-31', ends_on = '2021-12-31', state = 'terminating' WHERE id = ?",
      [over.id],
    );
    const turning = test.app.get(TurnContract);
    const due = await turning.overdue(0, 100);
    expect(due).toEqual(expect.arrayContaining([renewed.id, over.id]));
    for (const id of [...due, ...due]) await turning.fire(id);
    expect(await turning.overdue(0, 100)).toEqual([]);
    const first = (await agent.get(`/api/contracts/${renewed.id}`).expect(200)).body;
    expect(first).toMatchObject({ state: 'active', term: renewed.term });
    expect(first.history.filter(({ type }: { type: string }) => type === 'renewed')).toHaveLength(1);
    const second = (await agent.get(`/api/contracts/${over.id}`).expect(200)).body;
    expect(second.state).toBe('ended');
  });
});

describe('the list', () => {
  it('is filtered, counted, cut into pages and exported', async () => {
    const { id: client, name } = await aClient(test.database, { name: 'Zéphyr Énergie' });
    await anActive({ start: '2025-03-01', label: 'Infogérance Nord' }, client);
    await anActive({ start: '2025-06-01', label: 'Sauvegarde', lines: [aLine({ part: 'backup' })] }, client);
    await aDrafted({ label: 'Projet' }, client);
    const list = async (query: object) =>
      (
        await agent
          .get('/api/contracts')
          .query({ client, ...query })
          .expect(200)
      ).body;
    const labels = async (query: object) =>
      (await list(query)).items.map(({ label }: { label: string }) => label);
    const all = await labels({});
    expect(all).toHaveLength(3);
    expect(await labels({ state: 'draft' })).toEqual(['Projet']);
    expect(await labels({ part: 'backup' })).toEqual(['Sauvegarde']);
    expect(await labels({ q: 'nord' })).toEqual(['Infogérance Nord']);
    expect(await labels({ q: 'Zéphyr' })).toHaveLength(3);
    const first = await list({ limit: 2 });
    const rest = await list({ limit: 2, cursor: first.nextCursor });
    expect([...first.items, ...rest.items].map(({ label }) => label)).toEqual(all);
    const { body: counts } = await agent.get('/api/contracts/counts').expect(200);
    expect(counts.draft).toBeGreaterThan(0);
    const file = await agent.get('/api/contracts/export').query({ client, format: 'csv' }).expect(200);
    expect(file.text.split('\r\n').filter(Boolean)).toHaveLength(4);
    expect(file.text).toContain(`${name};`);
    expect(file.text).toContain('12410,26');
    const sheet = await agent.get('/api/contracts/export').query({ client, format: 'xlsx' }).expect(200);
    expect(Number(sheet.headers['content-length'] ?? 1)).toBeGreaterThan(0);
  });
});

describe('who may', () => {
  it('read and write is said by their roles', async () => {
    const contract = await anActive();
    const technician = await signedIn(test, await aStaff(test.database));
    await technician.get('/api/contracts').expect(403);
    await technician.get(`/api/contracts/${contract.id}`).expect(403);
    const reader = await signedIn(test, await aStaff(test.database, { roles: ['dispatcher'] }));
    await reader.get(`/api/contracts/${contract.id}`).expect(200);
    await reader.post('/api/contracts').send(aDraft(contract.client.id)).expect(403);
    await reader
      .post(`/api/contracts/${contract.id}/state`)
      .send({ act: 'suspend', reason: 'x', version: 1 })
      .expect(403);
    const { id: clientId } = await aClient(test.database);
    const requester = await signedIn(test, await aContact(test.database, { clientId }));
    await requester.get('/api/portal/contracts').expect(403);
  });

  it('of the client: its management, what is signed, and nobody else’s', async () => {
    const { id: clientId } = await aClient(test.database);
    const contract = await anActive({ label: 'Nôtre' }, clientId);
    const draft = await aDrafted({ label: 'Brouillon' }, clientId);
    const other = await anActive();
    const approver = await aContact(test.database, { clientId, roles: ['approver'] });
    const portal = await signedIn(test, approver);
    const { items } = (await portal.get('/api/portal/contracts').expect(200)).body;
    expect(items).toMatchObject([{ label: 'Nôtre', yearly: '12410.26' }]);
    const { body } = await portal.get(`/api/portal/contracts/${contract.id}`).expect(200);
    expect(body).toMatchObject({ lines: [{ label: 'Infogérance' }], notice: { limit: body.noticeLimit } });
    expect(body.history).toBeUndefined();
    for (const id of [draft.id, other.id]) {
      await portal.get(`/api/portal/contracts/${id}`).expect(404);
      await portal.get(`/api/contracts/${id}/conditions.pdf`).expect(404);
    }
    const pdf = await portal.get(`/api/contracts/${contract.id}/conditions.pdf`).expect(200);
    expect(pdf.headers['content-disposition']).toContain('conditions-particulieres');
  });

  it('have a paper: our people, and the management of its client alone', async () => {
    const { id: clientId } = await aClient(test.database);
    const contract = await anActive({}, clientId);
    const add = (name: string, content: string) =>
      agent
        .post(`/api/contracts/${contract.id}/documents`)
        .query({ kind: 'contract' })
        .attach('file', Buffer.from(content), name);
    const refused = await add('contrat.exe', 'MZ').expect(422);
    expect(refused.body.code).toBe('file.type-refused');
    const { body } = await add('Contrat signé.txt', 'Lu et approuvé').expect(201);
    expect(body.documents).toMatchObject([{ name: 'Contrat signé.txt', kind: 'contract' }]);
    const path = `/api/contracts/${contract.id}/documents/${body.documents[0].id}`;
    const download = await agent.get(path).expect(200);
    expect(download.body.toString()).toBe('Lu et approuvé');
    const approver = await signedIn(test, await aContact(test.database, { clientId, roles: ['approver'] }));
    await approver.get(path).expect(200);
    const requester = await signedIn(test, await aContact(test.database, { clientId }));
    await requester.get(path).expect(403);
    const stranger = await signedIn(test, await aContact(test.database, { roles: ['approver'] }));
    await stranger.get(path).expect(404);
    const file = await test.database.one<{ id: string }>(
      'SELECT file_id AS id FROM contract_document WHERE contract_id = ?',
      [contract.id],
    );
    // The common route of files knows nothing of who may read contracts.
    const technician = await signedIn(test, await aStaff(test.database));
    for (const one of [requester, approver, technician, agent])
      await one.get(`/api/files/${file?.id}`).expect(404);
  });

  it('of a draft go with it', async () => {
    const draft = await aDrafted();
    const path = `/api/contracts/${draft.id}`;
    const paper = Buffer.from('Projet');
    await agent
      .post(`${path}/documents`)
      .query({ kind: 'contract' })
      .attach('file', paper, 'Projet.txt')
      .expect(201);
    await agent.delete(path).query({ version: draft.version }).expect(204);
    const left = await test.database.query("SELECT id FROM stored_file WHERE name = 'Projet.txt'");
    expect(left).toEqual([]);
  });

  it('lose a paper that proves nothing, and keep letters and what was signed', async () => {
    const { id: clientId } = await aClient(test.database);
    const contract = await anActive({}, clientId);
    const path = `/api/contracts/${contract.id}/documents`;
    const add = async (kind: string) => {
      const paper = Buffer.from(kind);
      const { body } = await agent
        .post(path)
        .query({ kind })
        .attach('file', paper, `${kind}.txt`)
        .expect(201);
      return body.documents[0] as { id: string; removable: boolean };
    };
    const kept = [await add('contract'), await add('letter'), await add('amendment')];
    const other = await add('other');
    expect([...kept, other].map(({ removable }) => removable)).toEqual([false, false, false, true]);
    for (const { id } of kept) {
      const refused = await agent.delete(`${path}/${id}`).expect(422);
      expect(refused.body.code).toBe('contract.document-of-record');
    }
    const approver = await signedIn(test, await aContact(test.database, { clientId, roles: ['approver'] }));
    await approver.delete(`${path}/${other.id}`).expect(403);
    const key = await test.database.one<{ name: string }>(
      `SELECT f.storage_key AS name FROM contract_document d JOIN stored_file f ON f.id = d.file_id WHERE d.id = ?`,
      [other.id],
    );
    const { body } = await agent.delete(`${path}/${other.id}`).expect(200);
    expect(body.documents).toHaveLength(3);
    expect(body.history[0]).toMatchObject({ type: 'document-removed', data: { name: 'other.txt' } });
    await approver.get(`${path}/${other.id}`).expect(404);
    await agent.delete(`${path}/${other.id}`).expect(404);
    const left = await test.database.query('SELECT id FROM stored_file WHERE storage_key = ?', [key?.name]);
    expect(left).toEqual([]);
    const audited = await test.database.query(
      "SELECT id FROM audit_entry WHERE action = 'contract.document-removed' AND target = ?",
      [`contract:${contract.id}`],
    );
    expect(audited).toHaveLength(1);
  });
});

describe('the demonstration', () => {
  it('has one contract of each kind, once', async () => {
    const empty = await startContractApp('contracts_seed');
    try {
      for (const name of ['Acme SAS', 'Borel Transports', 'Cèdre Habitat'])
        await aClient(empty.database, { name, calendarId: empty.calendarId });
      const seed = empty.app.get(SeedContracts);
      await seed.execute();
      await seed.execute();
      const staff = await signedIn(empty, await aStaff(empty.database, { roles: ['accounting'] }));
      const { body } = await staff.get('/api/contracts/counts').expect(200);
      expect(body).toEqual({ draft: 1, active: 3, terminating: 1, suspended: 0, ended: 0 });
    } finally {
      await empty.stop();
    }
  });
});
