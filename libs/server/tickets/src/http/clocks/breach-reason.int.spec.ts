import { TicketWorld } from '../../testing/ticket-world';

let world: TicketWorld;
beforeAll(async () => {
  world = await TicketWorld.open('breach_reason');
});
afterAll(() => world.close());

describe('the reason of a missed deadline', () => {
  it('is given once: another does not take its place', async () => {
    const { requester } = await world.client();
    const portal = await world.http(requester);
    const desk = await world.http(await world.staff());
    const sent = { kind: 'account.change', form: { userPrincipalName: 'zoe@client.test', change: 'Nom' } };
    const { ticketId } = (await portal.post('/api/portal/requests').send(sent).expect(201)).body;
    await world.database.manager.query("UPDATE sla_clock SET state = 'breached' WHERE ticket_id = ?", [
      ticketId,
    ]);
    const clocks = async () => (await desk.get(`/api/tickets/${ticketId}`).expect(200)).body.clocks;
    const [{ id }] = await clocks();
    const explain = (reason: string) =>
      desk.post(`/api/tickets/${ticketId}/clocks/${id}/breach-reason`).send({ reason });
    const answers = await Promise.all([explain('Panne du fournisseur'), explain('Oubli')]);
    expect(answers.map(({ status }) => status).filter((status) => status >= 400)).toEqual([409]);
    const kept = (await clocks())[0].breachReason;
    expect((await explain('Autre chose').expect(409)).body.code).toBe('clock.already-explained');
    expect((await clocks())[0].breachReason).toBe(kept);
  });
});
