import { aCalendar } from '@vigie/directory/testing';
import type { Actor } from '@vigie/platform';
import type { SlaImpact, SlaPolicyVersion, SlaRecompute } from '@vigie/wire';
import type { Agent } from 'supertest';
import { recomputeBatch, RecomputeClocks } from '../../use-cases/sla/recompute-clocks';
import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
let admin: Agent;
beforeAll(async () => {
  world = await TicketWorld.open('sla_policy');
  admin = await world.http(await world.staff('administrator'));
});
afterAll(() => world.close());

const latest = async (): Promise<SlaPolicyVersion> =>
  (await admin.get('/api/sla-policies').expect(200)).body.items[0];

/** The latest version with other minutes on the lines of a formula, as a change of it. */
async function changed(formula: string, factor: number, more: object = {}) {
  const { id: basedOn, targets, exceptions, actions } = await latest();
  const scaled = targets.map((one) =>
    one.formula === formula
      ? {
          ...one,
          responseMinutes: Math.round(one.responseMinutes * factor),
          resolutionMinutes: Math.round(one.resolutionMinutes * factor),
        }
      : one,
  );
  return { basedOn, targets: scaled, exceptions, actions, effectiveAt: null, reason: 'Avenant', ...more };
}

const save = async (body: object) => {
  await admin.post('/api/sla-policies').send(body).expect(201);
  await world.settle();
};

async function impactOf(body: {
  targets: unknown;
  exceptions: unknown;
  actions: unknown;
}): Promise<SlaImpact> {
  const { targets, exceptions, actions } = body;
  const policy = { targets, exceptions, actions };
  return (await admin.post('/api/sla/impact').send({ policy }).expect(200)).body;
}

interface SeenClock {
  id: string;
  kind: string;
  duration: string;
  dueAt: string | null;
  thresholds: { percent: number; firedAt: string | null }[];
}

/** An incident of a client, as the desk sees it. */
async function incident(requester: Actor) {
  const portal = await world.http(requester);
  const sent = { kind: 'incident', subject: 'Panne', description: 'Rien ne marche' };
  const { ticketId } = (await portal.post('/api/portal/requests').send(sent).expect(201)).body;
  return ticketId as string;
}
const seen = async (
  ticketId: string,
): Promise<{ clocks: SeenClock[]; history: { type: string; data: object }[] }> =>
  (await admin.get(`/api/tickets/${ticketId}`).expect(200)).body;
const recomputed = async (ticketId: string) =>
  (await seen(ticketId)).history.filter(({ type }) => type === 'clock-recomputed');
const runs = async (): Promise<SlaRecompute[]> =>
  (await admin.get('/api/sla/recomputes').expect(200)).body.items;

describe('a new version of the SLA policy', () => {
  it('says first what it does, then does it: the open clocks follow and the history tells', async () => {
    const { requester } = await world.client({ formula: 'SERENITE' });
    const ticketId = await incident(requester);
    const before = await seen(ticketId);
    const body = await changed('SERENITE', 2);
    const impact = await impactOf(body);
    expect(impact).toMatchObject({ open: 2, examined: 2, earlier: 0, later: 2, late: 0 });
    await save(body);
    const after = await seen(ticketId);
    expect(after.clocks.map(({ duration }) => duration)).not.toEqual(
      before.clocks.map(({ duration }) => duration),
    );
    for (const [i, clock] of after.clocks.entries())
      expect(Date.parse(clock.dueAt ?? '')).toBeGreaterThan(Date.parse(before.clocks[i]?.dueAt ?? ''));
    const lines = await recomputed(ticketId);
    expect(lines.map(({ data }) => data)).toEqual(
      before.clocks.map((clock, i) => ({
        clock: clock.kind,
        from: clock.dueAt,
        to: after.clocks[i]?.dueAt,
        cause: 'policy',
        label: '2',
      })),
    );
    expect(impact.examples.map(({ dueAfter }) => dueAfter).toSorted()).toEqual(
      after.clocks.map(({ dueAt }) => dueAt).toSorted(),
    );
    expect((await runs())[0]).toMatchObject({
      cause: 'policy',
      label: '2',
      total: 2,
      done: 2,
      later: 2,
      late: 0,
    });
  });

  it('that changes nothing moves nothing and speaks of nothing', async () => {
    const { requester } = await world.client({ formula: 'SERENITE' });
    const ticketId = await incident(requester);
    const before = await seen(ticketId);
    await save(await changed('SERENITE', 1));
    expect((await seen(ticketId)).clocks.map(({ dueAt }) => dueAt)).toEqual(
      before.clocks.map(({ dueAt }) => dueAt),
    );
    expect(await recomputed(ticketId)).toEqual([]);
    expect((await runs())[0]).toMatchObject({ earlier: 0, later: 0, late: 0 });
  });

  it('does not tell again what was told and is still past, and leaves a missed deadline missed', async () => {
    const { requester } = await world.client({ formula: 'STANDARD' });
    const told = await incident(requester);
    const missed = await incident(requester);
    const clockOf = async (id: string) =>
      (await seen(id)).clocks.find(({ kind }) => kind === 'resolution')?.id;
    const db = world.database.manager;
    const toldClock = await clockOf(told);
    const missedClock = await clockOf(missed);
    // Three quarters of P3 STANDARD (32 h) are used: a long time ago, on a calendar that never closes.
    const always = { zone: 'UTC', region: 'FR', goodFriday: false, exceptions: [] };
    const { id: calendarId } = await aCalendar(world.database, {
      ...always,
      region: 'FR',
      hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }],
    });
    await db.query('UPDATE client SET calendar_id = ? WHERE id = ?', [calendarId, requester.clientId]);
    await db.query(
      `UPDATE sla_clock SET started_at = NOW(3) - INTERVAL 600 HOUR, duration_ms = 3600000 * 780 WHERE id = ?`,
      [toldClock],
    );
    await db.query(
      `INSERT INTO clock_firing (clock_id, terms_version, percent, due_at, fired_at)
       VALUES (?, 1, 50, NOW(3), NOW(3)), (?, 1, 75, NOW(3), NOW(3))`,
      [toldClock, toldClock],
    );
    await db.query("UPDATE sla_clock SET state = 'breached' WHERE id = ?", [missedClock]);
    const body = await changed('STANDARD', 20);
    await save(body);
    const clock = (await seen(told)).clocks.find(({ id }) => id === toldClock);
    const spoken = clock?.thresholds.filter(({ firedAt }) => firedAt !== null).map(({ percent }) => percent);
    expect(spoken?.length).toBeGreaterThan(0);
    const [{ next }] = await db.query('SELECT next_percent AS next FROM sla_clock WHERE id = ?', [toldClock]);
    expect(spoken).not.toContain(next);
    expect((await seen(missed)).clocks.find(({ id }) => id === missedClock)?.duration).toBe('PT32H');
  });

  it('counts for a client what its contract says', async () => {
    const { id: clientId, requester } = await world.client({ formula: 'PREMIUM' });
    const other = await world.client({ formula: 'PREMIUM' });
    const ticketId = await incident(requester);
    const elsewhere = await incident(other.requester);
    const own = [1, 2, 3, 4].map((priority) => ({
      clientId,
      priority,
      responseMinutes: 33,
      resolutionMinutes: 77,
    }));
    await save(await changed('PREMIUM', 1, { exceptions: own }));
    expect((await seen(ticketId)).clocks.map(({ duration }) => duration)).toEqual(['PT33M', 'PT1H17M']);
    expect(await recomputed(elsewhere)).toEqual([]);
    const next = await incident(requester);
    expect((await seen(next)).clocks.map(({ duration }) => duration)).toEqual(['PT33M', 'PT1H17M']);
    expect((await latest()).names).toMatchObject({ [`client:${clientId}`]: expect.any(String) });
  });

  it('waits for its day', async () => {
    const effectiveAt = new Date(Date.now() + 86_400_000).toISOString();
    const { requester } = await world.client({ formula: 'SERENITE' });
    const ticketId = await incident(requester);
    await save(await changed('SERENITE', 3, { effectiveAt }));
    expect(await recomputed(ticketId)).toEqual([]);
    const { items } = (await admin.get('/api/sla-policies').expect(200)).body;
    expect(items[0]).toMatchObject({ effectiveAt, inForce: false, reason: 'Avenant' });
    expect(items.filter(({ inForce }: SlaPolicyVersion) => inForce)).toHaveLength(1);
  });

  it('is refused when it contradicts itself, or was made from an older one', async () => {
    const body = await changed('PREMIUM', 1);
    const inverted = body.targets.map((one) => ({ ...one, responseMinutes: 500, resolutionMinutes: 400 }));
    const wrong = await admin
      .post('/api/sla-policies')
      .send({ ...body, targets: inverted })
      .expect(422);
    expect(wrong.body.errors[0]).toMatchObject({ path: 'targets.0.responseMinutes' });
    const nobody = body.actions.map((one) => ({ ...one, reassignTo: '999999' }));
    const unknown = await admin
      .post('/api/sla-policies')
      .send({ ...body, actions: nobody })
      .expect(422);
    expect(unknown.body.errors[0]).toMatchObject({ path: 'actions.0.reassignTo' });
    const answers = await Promise.all([1, 2].map(() => admin.post('/api/sla-policies').send(body)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    await world.settle();
  });

  it('is an administrator’s to save', async () => {
    const dispatcher = await world.http(await world.staff('dispatcher'));
    await dispatcher.get('/api/sla-policies').expect(200);
    await dispatcher.post('/api/sla/impact').send({}).expect(403);
    await dispatcher.post('/api/sla-policies').send({}).expect(403);
  });
});

describe('following a change', () => {
  it('loses and doubles nothing when it is killed between and inside batches', async () => {
    const { requester } = await world.client({ formula: 'SERENITE' });
    const ticketId = await incident(requester);
    // More clocks than two batches: copies of the two of this ticket.
    const db = world.database.manager;
    for (let i = 0; i < recomputeBatch + 2; i += 1)
      await db.query(
        `INSERT INTO sla_clock (ticket_id, client_id, kind, mode, duration_ms, calendar, started_at, terms_version,
            state, due_at, warn_at, next_at, next_percent, fingerprint)
         SELECT ticket_id, client_id, kind, mode, duration_ms, calendar, started_at, terms_version,
            state, due_at, warn_at, next_at, next_percent, fingerprint
           FROM sla_clock WHERE ticket_id = ? ORDER BY id LIMIT 2`,
        [ticketId],
      );
    const [{ count }] = await db.query('SELECT COUNT(*) AS count FROM sla_clock WHERE ticket_id = ?', [
      ticketId,
    ]);
    const body = await changed('SERENITE', 0.5);
    await admin.post('/api/sla-policies').send(body).expect(201);
    const recomputing = world.get(RecomputeClocks);
    const execute = recomputing.execute.bind(recomputing);
    let calls = 0;
    const killed = jest.spyOn(recomputing, 'execute').mockImplementation(async (id, finish) => {
      calls += 1;
      // Dies at the end of its first batch, before anything is kept, then works.
      if (calls === 1)
        return execute(id, async (tx) => {
          await finish(tx);
          tx.execute = () => Promise.reject(new Error('killed'));
          return true;
        });
      await execute(id, finish);
      // The same batch brought twice, as a queue may.
      return execute(id, () => Promise.resolve(false));
    });
    await world.settle();
    expect(await recomputed(ticketId)).toEqual([]);
    await db.query('UPDATE outbox SET available_at = NOW(3) WHERE done_at IS NULL AND attempts > 0');
    await world.settle();
    killed.mockRestore();
    expect(await recomputed(ticketId)).toHaveLength(Number(count));
    const versions = await db.query<{ version: number }[]>(
      'SELECT DISTINCT terms_version AS version FROM sla_clock WHERE ticket_id = ?',
      [ticketId],
    );
    expect(versions).toHaveLength(1);
    const [run] = await runs();
    expect(run?.finishedAt).not.toBeNull();
    expect(run?.done).toBe(run?.total);
  });
});

describe('a change of a calendar', () => {
  it('moves the open clocks of its clients, and says so before', async () => {
    const calendar = await aCalendar(world.database);
    const { id, requester } = await world.client({ formula: 'SERENITE' });
    await world.database.manager.query('UPDATE client SET calendar_id = ? WHERE id = ?', [calendar.id, id]);
    const ticketId = await incident(requester);
    const { name, zone, region, hours } = calendar;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    const closed = { from: day(0), to: day(60), hours: [], label: 'Fermeture annuelle' };
    const change = { name, zone, region, goodFriday: false, hours, exceptions: [closed] };
    const preview = { calendar: { id: calendar.id, ...change } };
    const impact = (await admin.post('/api/sla/impact').send(preview).expect(200)).body;
    expect(impact).toMatchObject({ open: 2, examined: 2, later: 2, earlier: 0, late: 0 });
    const before = await seen(ticketId);
    await admin
      .put(`/api/calendars/${calendar.id}`)
      .send({ ...change, version: calendar.version })
      .expect(200);
    await world.settle();
    const after = await seen(ticketId);
    expect(after.clocks.every(({ dueAt }, i) => (dueAt ?? '') > (before.clocks[i]?.dueAt ?? ''))).toBe(true);
    expect((await recomputed(ticketId)).map(({ data }) => data)).toMatchObject([
      { cause: 'calendar', label: name },
      { cause: 'calendar', label: name },
    ]);
  });
});
