import { aClient, aStaff, asActor, mailsTo, signedIn, type TestApp } from '@vigie/directory/testing';
import type { PersonRow } from '@vigie/directory';
import { Clock, Database, type Actor } from '@vigie/platform';
import {
  addCalendarDays,
  informationWindow,
  localDateOf,
  noticeDates,
  subtractMonths,
  type ClientKind,
  type NoticeDates,
} from '@vigie/rules';
import type { ContractDetail, RenewalItem } from '@vigie/wire';
import type { Agent } from 'supertest';
import { startContractApp } from '../../testing/contract-app';
import { aDraft } from '../../testing/contracts';
import { AmendContract } from '../agreements/amend-contract';
import { RenewalMails } from './renewal-mails';
import { WatchRenewals } from './watch-renewals';
import type { WriteLetter } from './write-letter';

let test: TestApp;
let agent: Agent;
let accountant: PersonRow;
let other: PersonRow;
let actor: Actor;
let watch: WatchRenewals;
beforeAll(async () => {
  test = await startContractApp('renewals');
  accountant = await aStaff(test.database, { roles: ['accounting'], name: 'Isabelle Fontaine' });
  other = await aStaff(test.database, { roles: ['accounting'], name: 'Paul Mercier' });
  actor = asActor(accountant);
  agent = await signedIn(test, accountant);
  watch = test.app.get(WatchRenewals);
});
afterAll(() => test.stop());

const today = localDateOf(new Date().toISOString(), 'Europe/Paris');
const inDays = (count: number) => addCalendarDays(today, count);

/** The first term, from tomorrow on, whose dates are as wanted. */
function termWhen(wanted: (dates: NoticeDates) => boolean): string {
  for (let count = 1; count < 800; count += 1)
    if (wanted(noticeDates({ term: inDays(count), months: 3 }))) return inDays(count);
  throw new Error('no such term');
}

/** A signed contract whose period ends on a day. */
async function aContract(term: string, clientKind: ClientKind = 'professional'): Promise<string> {
  const client = await aClient(test.database);
  const start = addCalendarDays(subtractMonths(term, 24), 1);
  const draft = aDraft(client.id, { clientKind, start, months: 24, firstTerm: term });
  const { body } = await agent.post('/api/contracts').send(draft).expect(201);
  const { id, version } = body;
  const signedOn = start < today ? start : today;
  await agent.post(`/api/contracts/${id}/activation`).send({ signedOn, version }).expect(200);
  return id;
}
async function renewalOf(contract: string): Promise<RenewalItem> {
  const { body } = await agent.get('/api/renewals').query({ contract, show: 'all' }).expect(200);
  return body.items[0];
}
async function aRenewal(term: string, clientKind?: ClientKind): Promise<RenewalItem> {
  const contract = await aContract(term, clientKind);
  await watch.fire(contract);
  return renewalOf(contract);
}
const contractOf = async ({ contract }: RenewalItem) =>
  (await agent.get(`/api/contracts/${contract.id}`).expect(200)).body as ContractDetail;
const mailsAbout = async (person: { email: string }, subject: RegExp, { client }: RenewalItem) =>
  (await mailsTo(test, person.email)).filter(
    (mail) => subject.test(mail.subject) && mail.subject.includes(client.name),
  );
const far = () => termWhen(({ posting }) => posting > inDays(200));

describe('the terms of contracts', () => {
  it('get a row each, found by due work, with their four dates', async () => {
    const term = far();
    const contract = await aContract(term);
    expect(await new WatchRenewals(...partsOf()).overdue(0, 500)).toContain(contract);
    await Promise.all([watch.fire(contract), watch.fire(contract), watch.fire(contract)]);
    const { body } = await agent.get('/api/renewals').query({ contract, show: 'all' }).expect(200);
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({
      term,
      renewsOn: addCalendarDays(term, 1),
      state: 'open',
      decision: 'undecided',
      owner: null,
      information: null,
      noticeMonths: 3,
      notice: { limit: subtractMonths(term, 3) },
    });
    expect(await new WatchRenewals(...partsOf()).overdue(0, 500)).not.toContain(contract);
  });

  it('follow an amendment of the notice, and what was decided stays', async () => {
    const renewal = await aRenewal(far());
    const { contract } = renewal;
    await decide(renewal, 'renegotiate', 'Tarif à revoir');
    const { version } = await contractOf(renewal);
    await test.app.get(AmendContract).create(actor, contract.id, {
      label: 'Préavis de deux mois',
      effectiveOn: today,
      signedOn: today,
      version,
      changes: { conditions: { noticeMonths: 2 }, prices: [], added: [], ended: [] },
    });
    expect(await new WatchRenewals(...partsOf()).overdue(0, 500)).toContain(contract.id);
    await watch.fire(contract.id);
    expect(await renewalOf(contract.id)).toMatchObject({
      noticeMonths: 2,
      notice: { limit: subtractMonths(renewal.term, 2) },
      decision: 'renegotiate',
      note: 'Tarif à revoir',
      decidedBy: 'Isabelle Fontaine',
    });
  });

  it('are settled when the contract ends otherwise, and open again when that is taken back', async () => {
    const renewal = await aRenewal(far());
    const { id } = renewal.contract;
    const path = `/api/contracts/${id}/state`;
    const { version } = await contractOf(renewal);
    await agent
      .post(path)
      .send({ act: 'denounce', by: 'client', sentOn: null, receivedOn: today, version })
      .expect(200);
    await watch.fire(id);
    expect(await renewalOf(id)).toMatchObject({
      state: 'ended',
      denounced: { by: 'client', receivedOn: today },
    });
    await agent
      .post(path)
      .send({ act: 'keep', reason: 'Accord', version: version + 1 })
      .expect(200);
    await watch.fire(id);
    expect(await renewalOf(id)).toMatchObject({ state: 'open', denounced: null });
  });
});

const partsOf = (): ConstructorParameters<typeof WatchRenewals> => [
  test.app.get(Database),
  test.app.get(Clock),
  test.app.get(RenewalMails),
  { execute: () => Promise.reject(new Error('killed')) } as unknown as WriteLetter,
];

async function decide({ id, version }: RenewalItem, decision: string, note: string | null = null) {
  const { body } = await agent
    .put(`/api/renewals/${id}/decision`)
    .send({ decision, note, version })
    .expect(200);
  return body as RenewalItem;
}

describe('reminders', () => {
  const soon = () => termWhen(({ posting }) => posting > inDays(31) && posting <= inDays(59));

  it('go once to everybody who may decide, whatever number of workers look', async () => {
    const renewal = await aRenewal(soon());
    const { id } = renewal.contract;
    await Promise.all([watch.fire(id), watch.fire(id)]);
    await test.database.execute('UPDATE renewal SET next_on = ? WHERE id = ?', [today, renewal.id]);
    await Promise.all([watch.fire(id), watch.fire(id)]);
    expect(await mailsAbout(accountant, /^Reconduction à décider/, renewal)).toHaveLength(1);
    expect(await mailsAbout(other, /^Reconduction à décider/, renewal)).toHaveLength(1);
    expect(await renewalOf(id)).toMatchObject({ lastReminder: 60 });
  });

  it('go to the owner alone, and only the most urgent one when days have passed', async () => {
    const contract = await aContract(termWhen(({ posting }) => posting > today && posting <= inDays(6)));
    const [row] = await test.database.query<{ id: string }>('SELECT id FROM contract WHERE id = ?', [
      contract,
    ]);
    expect(row).toBeDefined();
    // The owner is known before the first look.
    const term = await renewalBefore(contract);
    await agent
      .post('/api/renewals/owner')
      .send({ renewals: [term.id], ownerId: other.id })
      .expect(200);
    await test.database.execute('UPDATE renewal SET last_reminder = NULL, next_on = ? WHERE id = ?', [
      today,
      term.id,
    ]);
    await test.database.execute('DELETE FROM outbound_mail');
    await watch.fire(contract);
    expect(await mailsAbout(other, /^Reconduction à décider/, term)).toHaveLength(1);
    expect(await mailsAbout(accountant, /^Reconduction à décider/, term)).toHaveLength(0);
    expect(await renewalOf(contract)).toMatchObject({ lastReminder: 7, owner: { name: 'Paul Mercier' } });
  });

  const renewalBefore = async (contract: string) => {
    await watch.fire(contract);
    return renewalOf(contract);
  };

  it('do not come once the renewal is wanted', async () => {
    const renewal = await aRenewal(far());
    await decide(renewal, 'renew');
    const near = soon();
    await test.database.execute('UPDATE renewal SET posting_on = ?, next_on = ? WHERE id = ?', [
      noticeDates({ term: near, months: 3 }).posting,
      today,
      renewal.id,
    ]);
    await watch.fire(renewal.contract.id);
    expect(await mailsAbout(accountant, /^Reconduction à décider/, renewal)).toHaveLength(0);
  });
});

describe('the information of a protected client', () => {
  const open = (dates: NoticeDates) => {
    const { from, to } = informationWindow(dates);
    return from < inDays(-2) && to > inDays(2);
  };

  it('is written once in its window, survives a death in between, and is told', async () => {
    const contract = await aContract(termWhen(open), 'consumer');
    await expect(new WatchRenewals(...partsOf()).fire(contract)).rejects.toThrow('killed');
    expect((await renewalOf(contract)).letters).toEqual([]);
    expect(await watch.overdue(0, 500)).toContain(contract);
    await Promise.all([watch.fire(contract), watch.fire(contract)]);
    const renewal = await renewalOf(contract);
    expect(renewal).toMatchObject({
      information: { state: 'to-send' },
      letters: [{ kind: 'renewal-information', writtenBy: 'Vigie', sentOn: null, withdrawn: false }],
    });
    expect(renewal.letters).toHaveLength(1);
    expect(await mailsAbout(accountant, /^Lettre à poster/, renewal)).toHaveLength(1);
    const paper = await agent.get(`/api/contract-letters/${renewal.letters[0]?.id}/paper`).expect(200);
    expect(paper.headers['content-type']).toContain('application/pdf');
    const sent = await send(renewal, { sentOn: today, tracking: null });
    expect(sent).toMatchObject({ information: { state: 'sent' }, state: 'open' });
    expect((await contractOf(renewal)).documents).toMatchObject([{ kind: 'letter' }]);
  });

  it('is not written before its window', async () => {
    const renewal = await aRenewal(
      termWhen((dates) => informationWindow(dates).from > inDays(3)),
      'non-professional',
    );
    expect(renewal).toMatchObject({ information: { state: 'waiting' }, letters: [] });
  });

  it('is too late by name, once, when the window has passed', async () => {
    const renewal = await aRenewal(
      termWhen((dates) => informationWindow(dates).to < today && dates.limit > today),
      'non-professional',
    );
    await test.database.execute('UPDATE renewal SET next_on = ? WHERE id = ?', [today, renewal.id]);
    await watch.fire(renewal.contract.id);
    expect(await renewalOf(renewal.contract.id)).toMatchObject({
      information: { state: 'too-late' },
      letters: [],
    });
    expect(await mailsAbout(accountant, /^Trop tard/, renewal)).toHaveLength(1);
  });
});

const letterTo = { addressee: 'Cèdre Habitat', address: '12 rue des Lices\n35000 Rennes' };
async function write({ id, version }: RenewalItem, kind: string, status = 201) {
  const { body } = await agent
    .post(`/api/renewals/${id}/letters`)
    .send({ kind, ...letterTo, version })
    .expect(status);
  return body;
}
async function send(renewal: RenewalItem, sending: object, status = 200) {
  const letter = renewal.letters.find(({ withdrawn }) => !withdrawn);
  const { body } = await agent
    .post(`/api/contract-letters/${letter?.id}/sending`)
    .send({ ...sending, version: letter?.version })
    .expect(status);
  return body;
}

describe('a denunciation by us', () => {
  it('is decided, written once, sent by registered mail, received and proved: the contract ends with its term', async () => {
    const renewal = await aRenewal(far());
    expect((await write(renewal, 'denunciation', 422)).code).toBe('renewal.decision-missing');
    expect((await write(renewal, 'renewal-information', 422)).code).toBe('renewal.not-protected');
    const decided = await decide(renewal, 'denounce', 'Client non rentable');
    const written = await write(decided, 'denunciation');
    expect(written.letters).toMatchObject([{ kind: 'denunciation', arriveBy: renewal.notice.safe }]);
    expect((await write(written, 'denunciation', 422)).code).toBe('letter.exists');
    expect((await contractOf(renewal)).documents).toEqual([]);
    expect((await send(written, { sentOn: inDays(1), tracking: 'RK1' }, 422)).code).toBe(
      'letter.sent-in-future',
    );
    expect((await send(written, { sentOn: inDays(-1), tracking: 'RK1' }, 422)).code).toBe(
      'letter.sent-before-written',
    );
    expect((await send(written, { sentOn: today, tracking: null }, 422)).code).toBe(
      'letter.tracking-missing',
    );
    const sent = await send(written, { sentOn: today, tracking: '1A 234 567' });
    expect(sent).toMatchObject({
      state: 'ended',
      contract: { state: 'terminating', endsOn: renewal.term },
      denounced: { by: 'provider', sentOn: today, receivedOn: null },
    });
    expect((await contractOf(renewal)).documents).toMatchObject([{ kind: 'letter' }]);
    const [letter] = sent.letters;
    const path = `/api/contract-letters/${letter.id}`;
    const early = await agent
      .post(`${path}/reception`)
      .send({ receivedOn: inDays(-1), version: letter.version });
    expect(early.body.code).toBe('letter.received-before-sent');
    const late = await agent
      .post(`${path}/reception`)
      .send({ receivedOn: inDays(1), version: letter.version });
    expect(late.body.code).toBe('letter.received-in-future');
    const { body: received } = await agent
      .post(`${path}/reception`)
      .send({ receivedOn: today, version: letter.version })
      .expect(200);
    expect(received).toMatchObject({ state: 'ended', denounced: { receivedOn: today } });
    const { body: proved } = await agent
      .post(`${path}/proof`)
      .query({ version: received.letters[0].version })
      .attach('file', Buffer.from('%PDF-1.4 avis'), 'avis.pdf')
      .expect(201);
    expect(proved.letters).toMatchObject([{ proof: { name: 'avis.pdf' } }]);
    await agent.get(`${path}/proof`).expect(200);
    expect((await contractOf(renewal)).documents).toHaveLength(1);
  });

  it('is withdrawn with its decision while it has not left', async () => {
    const renewal = await aRenewal(far());
    const written = await write(await decide(renewal, 'denounce'), 'denunciation');
    const kept = await decide(written, 'renew');
    expect(kept.letters).toMatchObject([{ withdrawn: true }]);
    const { id, version } = kept.letters[0]!;
    const refused = await agent
      .post(`/api/contract-letters/${id}/sending`)
      .send({ sentOn: today, tracking: 'RK1', version })
      .expect(422);
    expect(refused.body.code).toBe('letter.withdrawn');
  });
});

async function receive({ id, version }: RenewalItem, dates: object, status = 200) {
  const { body } = await agent
    .post(`/api/renewals/${id}/denunciation`)
    .send({ sentOn: null, ...dates, version })
    .expect(status);
  return body;
}

describe('a denunciation by the client', () => {
  it('in time ends the contract with its term; both dates are kept', async () => {
    const renewal = await aRenewal(far());
    expect((await receive(renewal, { receivedOn: inDays(1) }, 422)).code).toBe(
      'contract.notice-date-refused',
    );
    expect((await receive(renewal, { sentOn: today, receivedOn: inDays(-1) }, 422)).code).toBe(
      'contract.notice-date-refused',
    );
    const dates = { sentOn: inDays(-3), receivedOn: today };
    expect(await receive(renewal, dates)).toMatchObject({
      state: 'ended',
      contract: { state: 'terminating', endsOn: renewal.term },
      denounced: { by: 'client', verdict: 'valid', outcome: 'ends', ...dates },
    });
    const again = await renewalOf(renewal.contract.id);
    expect((await receive(again, { receivedOn: today }, 422)).code).toBe('renewal.closed');
  });

  it('too late renews the contract once more, and is answered once by a letter that says why', async () => {
    const renewal = await aRenewal(termWhen(({ latestArguable }) => latestArguable > inDays(-20)));
    const late = await receive(renewal, { sentOn: inDays(-1), receivedOn: today });
    expect(late).toMatchObject({
      state: 'renewed',
      contract: { state: 'terminating' },
      denounced: { verdict: 'late', outcome: 'renewed' },
    });
    expect(late.contract.endsOn > renewal.term).toBe(true);
    const { id } = renewal.contract;
    await expect(new WatchRenewals(...partsOf()).fire(id)).rejects.toThrow('killed');
    await Promise.all([watch.fire(id), watch.fire(id)]);
    const answered = await renewalOf(id);
    expect(answered.letters).toMatchObject([{ kind: 'late-answer', writtenBy: 'Vigie' }]);
    const paper = await agent.get(`/api/contract-letters/${answered.letters[0]?.id}/paper`).buffer(true);
    const facts = JSON.parse(String(paper.body));
    expect(facts).toMatchObject({
      kind: 'late-answer',
      received: { sentOn: inDays(-1), receivedOn: today },
      next: { from: addCalendarDays(renewal.term, 1), to: late.contract.endsOn },
    });
  });

  it('between both limits waits for a person, who says why', async () => {
    const renewal = await aRenewal(far());
    // A grey zone of today, whatever day this is: the rules have their own tests on real terms.
    await test.database.execute('UPDATE renewal SET limit_on = ?, latest_arguable_on = ? WHERE id = ?', [
      inDays(-1),
      today,
      renewal.id,
    ]);
    const heard = await receive(renewal, { receivedOn: today });
    expect(heard).toMatchObject({
      state: 'open',
      contract: { state: 'active', endsOn: null },
      denounced: { verdict: 'arguable', outcome: null },
    });
    expect((await receive(heard, { receivedOn: today }, 422)).code).toBe('renewal.denunciation-known');
    const { body: listed } = await agent
      .get('/api/renewals')
      .query({ show: 'undecided', limit: 200 })
      .expect(200);
    expect(listed.items.map(({ id }: RenewalItem) => id)).toContain(renewal.id);
    const outcome = { outcome: 'ends', reason: 'Posté à temps, le facteur est passé deux fois.' };
    const path = `/api/renewals/${renewal.id}/denunciation/outcome`;
    const { body } = await agent
      .post(path)
      .send({ ...outcome, version: heard.version })
      .expect(200);
    expect(body).toMatchObject({
      state: 'ended',
      contract: { state: 'terminating', endsOn: renewal.term },
      denounced: {
        verdict: 'arguable',
        outcome: 'ends',
        reason: outcome.reason,
        decidedBy: 'Isabelle Fontaine',
      },
    });
    const twice = await agent
      .post(path)
      .send({ ...outcome, version: body.version })
      .expect(422);
    expect(twice.body.code).toBe('renewal.not-arguable');
  });
});

describe('the queue', () => {
  it('is ordered by posting date, page by page, with counts and filters', async () => {
    await aRenewal(far());
    const { body: first } = await agent.get('/api/renewals').query({ limit: 2 }).expect(200);
    const { body: second } = await agent
      .get('/api/renewals')
      .query({ limit: 2, cursor: first.nextCursor })
      .expect(200);
    const items: RenewalItem[] = [...first.items, ...second.items];
    const postings = items.map(({ notice }) => notice.posting);
    expect(postings).toEqual(postings.toSorted());
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    const ids = items.map(({ id }) => id);
    await agent.post('/api/renewals/owner').send({ renewals: ids, ownerId: accountant.id }).expect(200);
    const { body: mine } = await agent.get('/api/renewals').query({ show: 'mine' }).expect(200);
    expect(mine.items.map(({ id }: RenewalItem) => id)).toEqual(ids);
    const { body: counts } = await agent.get('/api/renewals/counts').expect(200);
    expect(counts.mine).toBe(ids.length);
    for (const show of ['posting', 'protected', 'passed', 'done'])
      await agent.get('/api/renewals').query({ show }).expect(200);
  });

  it('gives a term only to somebody who may decide', async () => {
    const renewal = await aRenewal(far());
    const technician = await aStaff(test.database);
    const refused = await agent
      .post('/api/renewals/owner')
      .send({ renewals: [renewal.id], ownerId: technician.id })
      .expect(422);
    expect(refused.body.code).toBe('renewal.owner-refused');
    await (await signedIn(test, technician)).get('/api/renewals').expect(403);
    const { body } = await agent
      .put(`/api/renewals/${renewal.id}/decision`)
      .send({ decision: 'renew', note: null, version: 99 });
    expect(body.code).toBe('version.conflict');
  });
});
