import type { Actor } from '@vigie/platform';
import type { TicketState } from '@vigie/rules';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { ClientRequests } from '../../queries/requests/client-requests';
import { Proofs } from '../../queries/requests/proofs';
import { TicketWorld } from '../../testing/ticket-world';
import { MoveTicket } from '../desk/move-ticket';
import { ReceiveRequest } from '../requests/receive-request';
import { FollowSuspension } from './follow-suspension';

describe('the clocks of a client whose contract is suspended', () => {
  let world: TicketWorld;
  let ours: Actor;
  let client: { id: string; requester: Actor };
  let contractId: string;
  beforeAll(async () => {
    world = await TicketWorld.open('suspended_clocks');
    ours = await world.staff();
  });
  afterAll(() => world.close());
  beforeEach(async () => {
    client = await world.client();
    const { insertId } = await world.database.manager.query<{ insertId: number }>(
      `INSERT INTO contract (client_id, label, state, client_kind, start_on, months, term, created_at, updated_at, version)
       VALUES (?, 'Infogérance', 'active', 'professional', '2026-01-01', 12, '2099-12-31', NOW(), NOW(), 1)`,
      [client.id],
    );
    contractId = String(insertId);
  });

  /** A request that was received now. */
  const opened = async () => {
    const { requester } = client;
    return world.database.transaction((tx) =>
      world.get(ReceiveRequest).receive(tx, {
        clientId: client.id,
        author: { id: requester.id ?? '', name: requester.name, email: requester.email },
        channel: 'email',
        receivedAt: new Date(),
        request: { kind: 'email', subject: 'Panne', description: 'Plus rien ne marche.' },
        fileIds: [],
        raw: null,
      }),
    );
  };
  const contractIs = async (state: 'active' | 'suspended', fate: 'lives' | 'dies' = 'lives') => {
    await world.database.execute('UPDATE contract SET state = ? WHERE id = ?', [state, contractId]);
    await world.get(FollowSuspension).execute(client.id, () => {
      if (fate === 'dies') throw new Error('killed');
      return Promise.resolve(true);
    });
  };
  const reasonsOf = async (ticketId: string) =>
    (await world.get(TicketDetails).find(ours, ticketId)).clocks.map(({ pauseReason }) => pauseReason);
  const move = async (ticketId: string, to: TicketState) => {
    const { version } = await world.get(TicketDetails).find(ours, ticketId);
    await world.get(MoveTicket).execute(ours, ticketId, { to, version });
  };
  const all = (reason: string | null, clocks: unknown[]) => clocks.map(() => reason);

  it('stand still with that reason, the first answer too, and go on once it is in force again', async () => {
    const { ticketId } = await opened();
    const before = await reasonsOf(ticketId);
    expect(before.length).toBeGreaterThan(0);
    await contractIs('suspended');
    expect(await reasonsOf(ticketId)).toEqual(all('client-suspended', before));
    await contractIs('active');
    expect(await reasonsOf(ticketId)).toEqual(all(null, before));
    const { clocks } = await world.get(TicketDetails).find(ours, ticketId);
    expect(clocks.map(({ state }) => state)).toEqual(all('running', before));
  });

  it('do not start for a request that is received meanwhile', async () => {
    await contractIs('suspended');
    const { ticketId } = await opened();
    const reasons = await reasonsOf(ticketId);
    expect(reasons).toEqual(all('client-suspended', reasons));
    await contractIs('active');
    expect(await reasonsOf(ticketId)).toEqual(all(null, reasons));
  });

  it('promise nothing to a request that is received meanwhile: its seal, its receipt and its mail say so', async () => {
    await contractIs('suspended');
    const { requestId } = await opened();
    const { scope } = client.requester;
    const receipt = await world.get(ClientRequests).receipt(scope, requestId, 'fr');
    expect(receipt).toMatchObject({ suspended: true });
    expect(receipt.deadline).toBeUndefined();
    const { payload, deadline } = await world.get(Proofs).find(scope, { requestId }, 'fr');
    expect(JSON.parse(payload)).toMatchObject({ contractSuspended: true });
    expect([JSON.parse(payload).deadline, deadline]).toEqual([undefined, undefined]);
    await world.settle();
    const text = world.mails.find(({ to }) => to === client.requester.email)?.text;
    expect(text).toContain(
      'Le contrat est suspendu pour impayé\u00a0: le délai de votre demande ne court pas.',
    );
    expect(text).not.toContain('au plus tard');
  });

  it('promise nothing either in a mail that leaves once the contract is suspended', async () => {
    await opened();
    await contractIs('suspended');
    await world.settle();
    const text = world.mails.find(({ to }) => to === client.requester.email)?.text;
    expect(text).toContain('ne court pas');
    expect(text).not.toContain('au plus tard');
  });

  it('stay still whoever is waited for, and then wait for them', async () => {
    const { ticketId } = await opened();
    await contractIs('suspended');
    await move(ticketId, 'open');
    await move(ticketId, 'waiting-client');
    const reasons = await reasonsOf(ticketId);
    expect(reasons).toEqual(all('client-suspended', reasons));
    await contractIs('active');
    expect(await reasonsOf(ticketId)).toContain('waiting-client');
    expect(await reasonsOf(ticketId)).not.toContain('client-suspended');
  });

  it('stand still again in a ticket that is reopened', async () => {
    const { ticketId } = await opened();
    await move(ticketId, 'open');
    await move(ticketId, 'resolved');
    await contractIs('suspended');
    await move(ticketId, 'open');
    expect(await reasonsOf(ticketId)).toContain('client-suspended');
    expect(await reasonsOf(ticketId)).not.toContain('waiting-client');
  });

  it('are the same however often a worker that dies begins again', async () => {
    const { ticketId } = await opened();
    await expect(contractIs('suspended', 'dies')).rejects.toThrow('killed');
    await contractIs('suspended');
    const events = await world.database.query(
      `SELECT e.id FROM clock_event e JOIN sla_clock c ON c.id = e.clock_id
        WHERE c.ticket_id = ? AND e.reason = 'client-suspended'`,
      [ticketId],
    );
    expect(events).toHaveLength((await reasonsOf(ticketId)).length);
  });
});
