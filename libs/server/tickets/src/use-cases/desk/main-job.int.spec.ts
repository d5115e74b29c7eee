import { ClientRequests } from '../../queries/requests/client-requests';
import { Proofs } from '../../queries/requests/proofs';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { TicketList } from '../../queries/desk/ticket-list';
import { TicketWorld } from '../../testing/ticket-world';
import { LiveFeed, sha256 } from '@vigie/platform';
import { ticketQuery } from '@vigie/wire';
import { AddClientMessage } from './add-client-message';
import { AddStaffMessage } from './add-staff-message';
import { AssignTicket } from './assign-ticket';
import { FireClock } from '../clocks/fire-clock';
import { MoveTicket } from './move-ticket';
import { ReceiveRequest } from '../requests/receive-request';

/** Far enough for every notice, near enough to be meant. */
const inOneYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
const arrival = {
  kind: 'account.arrival' as const,
  form: {
    firstName: 'Zoé',
    lastName: 'D’Arçay-Müller',
    effectiveDate: inOneYear,
    licence: 'Business Standard',
  },
};

describe('a written request', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('main_job');
  });
  afterAll(() => world.close());

  it('is sealed, numbered, clocked and acknowledged', async () => {
    const { requester } = await world.client();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, arrival);
    const receipt = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');
    expect(receipt.number).toBe(`T-${receipt.ticketId}`);
    expect(Date.parse(receipt.deadline?.dueAt ?? '') - Date.parse(receipt.receivedAt)).toBe(48 * 3_600_000);
    expect(receipt.deadline?.sentence).toMatch(/^48 heures après la réception de votre demande écrite/);
    expect(receipt.proof.sha256).toMatch(/^[0-9a-f]{64}$/);

    await world.settle();
    const mail = world.mails.at(-1);
    expect(mail?.to).toBe(requester.email);
    expect(mail?.subject).toContain(receipt.number);
    expect(mail?.text).toContain(receipt.proof.sha256);
  });

  it('links each record to the one before, and names the record in which one byte was changed', async () => {
    const { requester } = await world.client();
    const first = await world.get(ReceiveRequest).execute(requester, arrival);
    const second = await world.get(ReceiveRequest).execute(requester, arrival);
    const receipts = await Promise.all(
      [first, second].map(({ requestId }) =>
        world.get(ClientRequests).receipt(requester.scope, requestId, 'fr'),
      ),
    );
    expect(receipts[1]?.proof.previousSha256).toBe(receipts[0]?.proof.sha256);
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true, broken: null });

    const sequence = receipts[0]?.proof.sequence ?? 0;
    const columns: [string, string][] = [
      ['payload', "REPLACE(payload, 'Zoé', 'Zoe')"],
      ['author_name', "CONCAT(author_name, 'x')"],
      ['received_at', 'received_at + INTERVAL 1 SECOND'],
      ['sha256', "REPEAT('a', 64)"],
    ];
    for (const [column, change] of columns) {
      const [row] = await world.database.query<Record<string, unknown>>(
        `SELECT ${column} AS before_change FROM written_request WHERE sequence = ?`,
        [sequence],
      );
      await world.database.query(`UPDATE written_request SET ${column} = ${change} WHERE sequence = ?`, [
        sequence,
      ]);
      const verdict = await world.get(Proofs).verify();
      expect(verdict).toMatchObject({ intact: false, checked: sequence - 1, broken: { sequence } });
      await world.database.query(`UPDATE written_request SET ${column} = ? WHERE sequence = ?`, [
        row?.['before_change'],
        sequence,
      ]);
    }
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true });
  });

  it('gives its sealed record away, with everything needed to check it by hand', async () => {
    const { requester } = await world.client();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, arrival);
    const proof = await world.get(Proofs).find(requester.scope, { requestId }, 'fr');
    expect(sha256(proof.payload)).toBe(proof.sha256);
    expect(JSON.parse(proof.payload)).toMatchObject({
      sequence: proof.sequence,
      previousSha256: proof.previousSha256,
      receivedAt: proof.receivedAt,
      request: arrival,
    });
    expect(proof.deadline?.mode).toBe('elapsed');
  });

  it('pauses while we wait for the client, who never pays for our question', async () => {
    const { requester } = await world.client();
    const technician = await world.staff();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, arrival);
    const { ticketId, deadline } = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');

    await world.get(AddStaffMessage).execute(technician, ticketId, {
      visibility: 'public',
      body: 'Quelle licence ?',
      thenState: 'waiting-client',
    });
    const waiting = await world.get(TicketDetails).find(technician, ticketId);
    expect(waiting.state).toBe('waiting-client');
    expect(waiting.clocks[0]).toMatchObject({ state: 'paused', dueAt: null, pauseReason: 'waiting-client' });

    await world.get(AddClientMessage).execute(requester, requestId, { body: 'Standard' });
    const resumed = await world.get(TicketDetails).find(technician, ticketId);
    expect(resumed.state).toBe('open');
    expect(resumed.clocks[0]?.state).toBe('running');
    expect(Date.parse(resumed.clocks[0]?.dueAt ?? '')).toBeGreaterThanOrEqual(
      Date.parse(deadline?.dueAt ?? ''),
    );
    expect(resumed.messages.map((message) => message.visibility)).toEqual(['public', 'public']);
  });

  it('shows the client no internal note and no answer that can still be taken back', async () => {
    const { requester } = await world.client();
    const technician = await world.staff();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, arrival);
    const { ticketId } = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');
    const add = world.get(AddStaffMessage);
    await add.execute(technician, ticketId, { visibility: 'internal', body: 'client pénible' });
    const { messageId } = await add.execute(technician, ticketId, { visibility: 'public', body: 'Bonjour' });
    const seen = () => world.get(ClientRequests).find(requester.scope, requestId, 'fr');
    expect((await seen()).messages).toEqual([]);

    await world.database.query('UPDATE ticket_message SET held_until = NOW(3) WHERE id = ?', [messageId]);
    expect((await seen()).messages.map((message) => message.body)).toEqual(['Bonjour']);
  });

  it('tells the open pages of the client when an answer can be read, not before', async () => {
    const { requester } = await world.client();
    const technician = await world.staff();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, arrival);
    const { ticketId } = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');
    await world.get(AddStaffMessage).execute(technician, ticketId, { visibility: 'public', body: 'Bonjour' });
    const [held] = await world.database.query<{ wait: number }>(
      `SELECT TIMESTAMPDIFF(SECOND, created_at, available_at) AS wait FROM outbox
        WHERE job = 'ticket.show-answer' AND JSON_EXTRACT(payload, '$.ticketId') = ?`,
      [ticketId],
    );
    expect(Number(held?.wait)).toBe(15);

    const told: string[] = [];
    const listening = world.get(LiveFeed).events.subscribe((event) => {
      if (event.type === 'ticket.changed') told.push(event.ticketId);
    });
    await world.database.query("UPDATE outbox SET available_at = NOW(3) WHERE job = 'ticket.show-answer'");
    for (let tries = 0; tries < 50 && !told.includes(ticketId); tries += 1) {
      await world.settle();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    listening.unsubscribe();
    expect(told).toContain(ticketId);
  });

  it('is found neither by another client nor under another scope', async () => {
    const { requester } = await world.client();
    const { requester: stranger } = await world.client();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, arrival);
    const answer = world.get(ClientRequests).find(stranger.scope, requestId, 'fr');
    await expect(answer).rejects.toMatchObject({ code: 'not-found' });
    const reply = world.get(AddClientMessage).execute(stranger, requestId, { body: 'x' });
    await expect(reply).rejects.toMatchObject({ code: 'not-found' });
  });

  it('refuses an effective date in the past and saves nothing', async () => {
    const { id, requester } = await world.client();
    const past = { ...arrival, form: { ...arrival.form, effectiveDate: '2020-01-01' } };
    await expect(world.get(ReceiveRequest).execute(requester, past)).rejects.toMatchObject({
      code: 'request.effective-date-past',
      fields: [{ path: 'form.effectiveDate' }],
    });
    expect(await world.database.query('SELECT id FROM ticket WHERE client_id = ?', [id])).toEqual([]);
  });

  it('is changed by one person at a time', async () => {
    const { requester } = await world.client();
    const technician = await world.staff();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, arrival);
    const { ticketId } = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');
    const change = { version: 1, assigneeId: technician.id };
    const results = await Promise.allSettled([
      world.get(AssignTicket).execute(technician, ticketId, change),
      world.get(AssignTicket).execute(technician, ticketId, change),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    const detail = await world.get(TicketDetails).find(technician, ticketId);
    expect(detail.state).toBe('open');
    expect(detail.history.filter((entry) => entry.type === 'assigned')).toHaveLength(1);
  });

  it('keeps a journal whose chain shows a changed line', async () => {
    await world.seal();
    const { AuditSealer } = await import('@vigie/platform');
    const sealer = world.get(AuditSealer);
    expect((await sealer.verify()).intact).toBe(true);
    await world.database.query("UPDATE audit_entry SET actor = 'nobody' WHERE sequence = 2");
    expect(await sealer.verify()).toMatchObject({ intact: false, brokenAt: 2 });
  });
});

describe('an SLA clock', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('clock');
  });
  afterAll(() => world.close());

  /** A request received so long ago that the given thresholds are due. */
  async function overdue(hoursAgo: number) {
    const { id, requester } = await world.client();
    const technician = await world.staff();
    const { ticketId } = await world.database.transaction((tx) =>
      world.get(ReceiveRequest).receive(tx, {
        clientId: id,
        author: { id: requester.id ?? '', name: requester.name, email: requester.email },
        channel: 'portal',
        receivedAt: new Date(Date.now() - hoursAgo * 3_600_000),
        request: { kind: 'account.change', form: { userPrincipalName: 'a@b.test', change: 'x' } },
        fileIds: [],
        raw: null,
      }),
    );
    const [clock] = await world.database.query<{ id: string }>(
      'SELECT id FROM sla_clock WHERE ticket_id = ?',
      [ticketId],
    );
    return { ticketId, clockId: clock?.id ?? '', technician };
  }

  const firings = (clockId: string) =>
    world.database.query<{ percent: number }>(
      'SELECT percent FROM clock_firing WHERE clock_id = ? ORDER BY percent',
      [clockId],
    );

  it('tells each threshold once, however many workers try at once', async () => {
    const { clockId, ticketId, technician } = await overdue(49);
    const fire = world.get(FireClock);
    await Promise.all(Array.from({ length: 40 }, () => fire.fire(clockId)));
    expect((await firings(clockId)).map((row) => row.percent)).toEqual([50, 75, 90, 100]);
    const detail = await world.get(TicketDetails).find(technician, ticketId);
    expect(detail.clocks[0]?.state).toBe('breached');
    expect(detail.history.filter((entry) => entry.type === 'clock-breached')).toHaveLength(1);
  });

  it('steps over a threshold that was told already, although the stored columns say otherwise', async () => {
    const { clockId } = await overdue(25);
    const fire = world.get(FireClock);
    await fire.fire(clockId);
    await world.database.query('UPDATE sla_clock SET next_at = NOW(3), next_percent = 50 WHERE id = ?', [
      clockId,
    ]);
    await fire.fire(clockId);
    expect((await firings(clockId)).map((row) => row.percent)).toEqual([50]);
    expect(await fire.overdue(0, 100)).not.toContain(clockId);
  });

  it('tells nothing before its time', async () => {
    const { clockId } = await overdue(23);
    await world.get(FireClock).fire(clockId);
    expect(await firings(clockId)).toEqual([]);
  });

  it('says nothing more once the ticket is resolved in time', async () => {
    const { clockId, ticketId, technician } = await overdue(30);
    await world.get(FireClock).fire(clockId);
    await world.get(MoveTicket).execute(technician, ticketId, { to: 'resolved', version: 1 });
    await world.get(FireClock).fire(clockId);
    expect((await firings(clockId)).map((row) => row.percent)).toEqual([50]);
    const detail = await world.get(TicketDetails).find(technician, ticketId);
    expect(detail.clocks[0]?.state).toBe('met');
  });

  it('tells the assignee live and by mail, once, and the client never', async () => {
    const { clockId, ticketId, technician } = await overdue(25);
    await world.get(AssignTicket).execute(technician, ticketId, { version: 1, assigneeId: technician.id });
    await world.settle();
    world.mails.length = 0;
    await world.get(FireClock).fire(clockId);
    await world.settle();
    expect(world.mails.map((mail) => mail.to)).toEqual([technician.email]);
    expect(world.mails[0]?.subject).toMatch(/50\s%/);
    const notifications = await world.database.query('SELECT id FROM notification WHERE person_id = ?', [
      technician.id,
    ]);
    expect(notifications).toHaveLength(1);
  });

  it('leads the list of what is to be done', async () => {
    const technician = await world.staff();
    const page = await world.get(TicketList).page(technician, ticketQuery.parse({ view: 'todo', limit: 2 }));
    const due = page.items.map((item) => item.clock?.dueAt ?? '9');
    expect(due).toEqual([...due].sort());
    expect(page.nextCursor).not.toBeNull();
    const next = await world
      .get(TicketList)
      .page(technician, ticketQuery.parse({ view: 'todo', limit: 2, cursor: page.nextCursor }));
    const ids = new Set(page.items.map((item) => item.id));
    expect(next.items.some((item) => ids.has(item.id))).toBe(false);
  });
});
