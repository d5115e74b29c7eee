import { setTimeout as sleep } from 'node:timers/promises';
import { allClients } from '@vigie/platform';
import { TicketWorld } from '../../testing/ticket-world';
import { OpenTicket } from '../../use-cases/desk/open-ticket';
import { lockTicket, touchTicket } from './ticket.store';

describe('two transactions that lock two tickets in opposite order', () => {
  let world: TicketWorld;
  beforeAll(async () => {
    world = await TicketWorld.open('deadlock');
  });
  afterAll(() => world.close());

  it('both end well, round after round', async () => {
    const technician = await world.staff();
    const { id: clientId } = await world.client();
    const open = async () => {
      const ticket = { clientId, kind: 'internal', subject: 'x', description: 'x' } as const;
      const { ticketId } = await world
        .get(OpenTicket)
        .execute(technician, { ...ticket, impact: 'low', urgency: 'low' });
      return ticketId;
    };
    const [first, second] = [await open(), await open()];
    let attempts = 0;
    const lockBoth = (ids: string[]) =>
      world.database.transaction(async (tx) => {
        attempts += 1;
        for (const id of ids) {
          await touchTicket(tx, await lockTicket(tx, allClients, id));
          await sleep(2);
        }
      });
    const rounds = 50;
    for (let round = 0; round < rounds; round += 1) {
      await Promise.all([lockBoth([first, second]), lockBoth([second, first])]);
    }
    // More attempts than transactions: there were deadlocks, and nobody was told.
    expect(attempts).toBeGreaterThan(2 * rounds);
  }, 60_000);
});
