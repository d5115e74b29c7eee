import { fromJson } from '@vigie/platform';
import { TicketWorld } from '../../testing/ticket-world';
import { AddStaffMessage } from '../../use-cases/desk/add-staff-message';
import { ChangePriority } from '../../use-cases/desk/change-priority';
import { ReceiveRequest } from '../../use-cases/requests/receive-request';
import { ClientRequests } from './client-requests';
import { Proofs } from './proofs';
import { TicketDetails } from '../desk/ticket-details';

const inOneYear = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);
const departure = {
  kind: 'account.departure' as const,
  form: {
    userPrincipalName: 'marc.ollier@borel.test',
    effectiveDate: inOneYear,
    mailbox: 'delete' as const,
  },
};
const incident = { kind: 'incident' as const, subject: 'Imprimante', description: 'Elle ne répond plus.' };

describe('the deadline of a proof', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('proof_deadline');
  });
  afterAll(() => world.close());

  const received = async (request: typeof departure | typeof incident) => {
    const { requester } = await world.client();
    const { requestId } = await world.get(ReceiveRequest).execute(requester, request);
    const receipt = await world.get(ClientRequests).receipt(requester.scope, requestId, 'fr');
    const proof = () => world.get(Proofs).find(requester.scope, { requestId }, 'fr');
    return { requestId, receipt, proof };
  };

  it('is sealed with the request', async () => {
    const { receipt, proof } = await received(departure);
    const { payload, deadline } = await proof();
    expect(deadline).toEqual(receipt.deadline);
    expect(fromJson(payload)).toMatchObject({
      deadline: { clock: 'promise', mode: 'elapsed', durationMs: 48 * 3_600_000, dueAt: deadline?.dueAt },
    });
    expect(await world.get(Proofs).verify()).toMatchObject({ intact: true });
  });

  it('stays what was promised while the clock waits and after it was moved', async () => {
    const { receipt, proof } = await received(departure);
    const technician = await world.staff();
    await world.get(AddStaffMessage).execute(technician, receipt.ticketId, {
      visibility: 'public',
      body: 'Faut-il garder les messages ?',
      thenState: 'waiting-client',
    });
    expect((await proof()).deadline).toEqual(receipt.deadline);
  });

  it('stays what was promised when the priority gives the ticket other targets', async () => {
    const { receipt, proof } = await received(incident);
    const technician = await world.staff('dispatcher');
    const { version } = await world.get(TicketDetails).find(technician, receipt.ticketId);
    await world.get(ChangePriority).execute(technician, receipt.ticketId, {
      version,
      impact: 'high',
      urgency: 'high',
      reason: 'Toute l’agence attend.',
    });
    expect((await proof()).deadline).toEqual(receipt.deadline);
  });
});
