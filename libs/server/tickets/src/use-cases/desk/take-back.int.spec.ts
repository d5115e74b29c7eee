import type { Actor } from '@vigie/platform';
import type { TicketState } from '@vigie/rules';
import type { TicketDetail } from '@vigie/wire';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { TicketWorld } from '../../testing/ticket-world';
import { AddClientMessage } from './add-client-message';
import { AddStaffMessage } from './add-staff-message';
import { AssignTicket } from './assign-ticket';
import { CancelMessage } from './cancel-message';
import { ChangePriority } from './change-priority';
import { FireClock } from '../clocks/fire-clock';
import { MoveTicket } from './move-ticket';
import { ReceiveRequest } from '../requests/receive-request';

const question = { kind: 'question' as const, subject: 'Imprimante', description: 'Comment faire ?' };
const change = {
  kind: 'account.change' as const,
  form: { userPrincipalName: 'a@client.test', change: 'x' },
};

/** Everything that can happen to a ticket, each as one call. */
class Scene {
  private readonly sent = new Map<string, string>();

  private constructor(
    private readonly world: TicketWorld,
    private readonly people: { requester: Actor; ours: Actor },
    private readonly requestId: string,
    readonly ticketId: string,
  ) {}

  static async open(world: TicketWorld, request: typeof question | typeof change): Promise<Scene> {
    const { requester } = await world.client();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, request);
    const [row] = await world.database.query<{ ticket_id: string }>(
      'SELECT ticket_id FROM written_request WHERE id = ?',
      [requestId],
    );
    return new Scene(world, { requester, ours: await world.staff() }, requestId, row?.ticket_id ?? '');
  }

  look(): Promise<TicketDetail> {
    return this.world.get(TicketDetails).find(this.people.ours, this.ticketId);
  }

  answers(name: string, thenState?: TicketState) {
    return async () => {
      const message = { visibility: 'public' as const, body: name, ...(thenState && { thenState }) };
      const { messageId } = await this.world
        .get(AddStaffMessage)
        .execute(this.people.ours, this.ticketId, message);
      this.sent.set(name, messageId);
    };
  }

  takesBack(name: string) {
    return () =>
      this.world.get(CancelMessage).execute(this.people.ours, this.ticketId, this.sent.get(name) ?? '');
  }

  moves(to: TicketState) {
    return async () => {
      const { version } = await this.look();
      await this.world.get(MoveTicket).execute(this.people.ours, this.ticketId, { to, version });
    };
  }

  async assigns(): Promise<void> {
    const { version } = await this.look();
    const assigneeId = this.people.ours.id;
    await this.world.get(AssignTicket).execute(this.people.ours, this.ticketId, { version, assigneeId });
  }

  async raisesPriority(): Promise<void> {
    const { version } = await this.look();
    const levels = { impact: 'high', urgency: 'high', reason: 'tous' } as const;
    await this.world.get(ChangePriority).execute(this.people.ours, this.ticketId, { version, ...levels });
  }

  async clientWrites(): Promise<void> {
    await this.world.get(AddClientMessage).execute(this.people.requester, this.requestId, { body: 'Oui' });
  }

  async notes(): Promise<void> {
    await this.world
      .get(AddStaffMessage)
      .execute(this.people.ours, this.ticketId, { visibility: 'internal', body: 'note' });
  }
}

/** What a person sees of a ticket and its clocks: nothing that only depends on when it is looked at. */
async function seen(scene: Scene) {
  const { state, clocks } = await scene.look();
  const clocksSeen = clocks.map((clock) => ({
    kind: clock.kind,
    state: clock.state,
    dueAt: clock.dueAt,
    duration: clock.duration,
    pauseReason: clock.pauseReason,
    stopped: clock.stoppedAt !== null,
  }));
  return { state, clocks: clocksSeen };
}

describe('an answer that is taken back', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('take_back');
  });
  afterAll(() => world.close());

  type Step = (scene: Scene) => () => Promise<void>;
  const answers =
    (name: string, to?: TicketState): Step =>
    (scene) =>
      scene.answers(name, to);
  const takesBack =
    (name: string): Step =>
    (scene) =>
      scene.takesBack(name);
  const moves =
    (to: TicketState): Step =>
    (scene) =>
      scene.moves(to);
  const client: Step = (scene) => () => scene.clientWrites();
  const assigns: Step = (scene) => () => scene.assigns();
  const raises: Step = (scene) => () => scene.raisesPriority();
  const notes: Step = (scene) => () => scene.notes();
  const play = async (scene: Scene, steps: readonly Step[]) => {
    for (const step of steps) await step(scene)();
  };

  describe('leaves nothing behind', () => {
    it.each<[string, Step[], Step]>([
      ['the first answer', [], answers('a')],
      ['the first answer, waiting for the client', [], answers('a', 'waiting-client')],
      ['the first answer, resolving', [], answers('a', 'resolved')],
      ['a second answer', [answers('first')], answers('a', 'waiting-vendor')],
      ['a question from another wait', [moves('waiting-vendor')], answers('a', 'waiting-client')],
      ['an answer that ends a wait', [moves('waiting-client')], answers('a', 'open')],
      ['an answer that reopens', [moves('resolved')], answers('a', 'open')],
      ['an answer that closes', [moves('resolved')], answers('a', 'closed')],
      ['an answer on planned work', [moves('planned')], answers('a', 'resolved')],
    ])('%s', async (_name, before, answer) => {
      for (const request of [question, change]) {
        const scene = await Scene.open(world, request);
        await play(scene, before);
        const untouched = await seen(scene);
        await play(scene, [answer, takesBack('a')]);
        expect(await seen(scene)).toEqual(untouched);
      }
    });
  });

  type Clock = 'running' | 'paused' | 'stopped';
  const phase = (clock: { state: string; stopped: boolean } | undefined): Clock => {
    if (clock?.stopped) return 'stopped';
    return clock?.state === 'paused' ? 'paused' : 'running';
  };

  it.each<[string, Step[], TicketState, Clock, Clock]>([
    ['nobody else', [answers('a', 'waiting-client'), takesBack('a')], 'new', 'running', 'running'],
    ['a note', [answers('a', 'waiting-client'), notes, takesBack('a')], 'new', 'running', 'running'],
    ['an assignment', [answers('a'), assigns, takesBack('a')], 'open', 'running', 'running'],
    ['another answer', [answers('a'), answers('b'), takesBack('a')], 'open', 'stopped', 'running'],
    [
      'another answer, taken back first',
      [answers('a'), answers('b'), takesBack('b'), takesBack('a')],
      'new',
      'running',
      'running',
    ],
    [
      'another answer, taken back after it',
      [answers('a', 'waiting-client'), answers('b'), takesBack('a'), takesBack('b')],
      'new',
      'running',
      'running',
    ],
    [
      'another answer that asks too',
      [answers('a', 'waiting-client'), answers('b', 'waiting-vendor'), takesBack('a')],
      'waiting-vendor',
      'stopped',
      'paused',
    ],
    [
      'the client answers the question',
      [answers('a', 'waiting-client'), client, takesBack('a')],
      'open',
      'running',
      'running',
    ],
    [
      'the client reopens what it resolved',
      [answers('a', 'resolved'), client, takesBack('a')],
      'open',
      'running',
      'running',
    ],
    [
      'a colleague ends the wait',
      [answers('a', 'waiting-client'), moves('open'), takesBack('a')],
      'open',
      'running',
      'running',
    ],
    [
      'a colleague ends the wait and plans',
      [moves('waiting-client'), answers('a', 'open'), moves('planned'), takesBack('a')],
      'planned',
      'running',
      'running',
    ],
    [
      'a colleague waits again',
      [moves('resolved'), answers('a', 'open'), moves('waiting-client'), takesBack('a')],
      'waiting-client',
      'stopped',
      'paused',
    ],
    [
      'a colleague closes',
      [answers('a', 'resolved'), moves('closed'), takesBack('a')],
      'closed',
      'stopped',
      'stopped',
    ],
    [
      'a colleague resolves what waited',
      [answers('a', 'waiting-client'), moves('resolved'), takesBack('a')],
      'resolved',
      'stopped',
      'stopped',
    ],
    [
      'sent and taken back again and again',
      [answers('a', 'resolved'), takesBack('a'), answers('b', 'waiting-client'), takesBack('b')],
      'new',
      'running',
      'running',
    ],
  ])('with %s in between', async (_name, steps, state, response, resolution) => {
    const scene = await Scene.open(world, question);
    await play(scene, steps);
    const { clocks, ...ticket } = await seen(scene);
    const of = (kind: string) => phase(clocks.find((clock) => clock.kind === kind));
    expect({ ...ticket, response: of('response'), resolution: of('resolution') }).toEqual({
      state,
      response,
      resolution,
    });
    const [row] = await world.database.query<{ agrees: string; has_due: string }>(
      `SELECT is_open = (state NOT IN ('resolved', 'closed')) AS agrees, sort_due < '9000-01-01' AS has_due
         FROM ticket WHERE id = ?`,
      [scene.ticketId],
    );
    expect(Number(row?.agrees)).toBe(1);
    expect(Number(row?.has_due)).toBe(response === 'running' || resolution === 'running' ? 1 : 0);
  });

  it('gives the clock it had stopped the terms of a priority that changed in between', async () => {
    const [scene, twin] = [await Scene.open(world, question), await Scene.open(world, question)];
    await play(scene, [answers('a', 'resolved'), raises, takesBack('a')]);
    await play(twin, [raises]);
    const durations = async (one: Scene) => (await seen(one)).clocks.map(({ duration }) => duration);
    expect(await durations(scene)).toEqual(await durations(twin));
  });

  it('lets the threshold speak that became due in between, once', async () => {
    const scene = await Scene.open(world, change);
    await play(scene, [answers('a', 'waiting-client')]);
    // The promise is half used up while the answer is held.
    await world.database.query(
      'UPDATE sla_clock SET started_at = NOW(3) - INTERVAL 25 HOUR WHERE ticket_id = ?',
      [scene.ticketId],
    );
    await play(scene, [takesBack('a')]);
    const [clock] = await world.database.query<{ id: string }>(
      'SELECT id FROM sla_clock WHERE ticket_id = ?',
      [scene.ticketId],
    );
    const fire = world.get(FireClock);
    expect(await fire.overdue(0, 1000)).toContain(clock?.id);
    await fire.fire(clock?.id ?? '');
    await fire.fire(clock?.id ?? '');
    const { history } = await scene.look();
    expect(history.filter(({ type }) => type === 'clock-warned').map(({ data }) => data['percent'])).toEqual([
      50,
    ]);
  });

  it('stands in history and journal: sent, taken back, and what went back with it', async () => {
    const scene = await Scene.open(world, question);
    await play(scene, [answers('a', 'waiting-client'), takesBack('a')]);
    const { history, messages } = await scene.look();
    expect(messages).toEqual([]);
    expect(history.map(({ type, data }) => [type, data['from'], data['to']])).toEqual([
      ['opened', undefined, undefined],
      ['replied', undefined, undefined],
      ['state-changed', 'new', 'waiting-client'],
      ['reply-cancelled', undefined, undefined],
      ['state-changed', 'waiting-client', 'new'],
    ]);
    const journal = await world.database.query<{ action: string }>(
      'SELECT action FROM audit_entry WHERE target = ? ORDER BY id',
      [`ticket:${scene.ticketId}`],
    );
    expect(journal.map(({ action }) => action)).toEqual([
      'request.received',
      'ticket.replied',
      'ticket.state-changed',
      'ticket.reply-cancelled',
      'ticket.state-changed',
    ]);
  });

  it('is taken back once, and not at all once it has left', async () => {
    const scene = await Scene.open(world, question);
    await play(scene, [answers('a'), takesBack('a')]);
    await expect(scene.takesBack('a')()).rejects.toMatchObject({ code: 'not-found' });
    await play(scene, [answers('b')]);
    await world.database.query('UPDATE ticket_message SET held_until = NOW(3) WHERE ticket_id = ?', [
      scene.ticketId,
    ]);
    await expect(scene.takesBack('b')()).rejects.toMatchObject({ code: 'not-found' });
    expect((await seen(scene)).state).toBe('open');
  });
});
