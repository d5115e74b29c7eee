import { EquipmentRow } from '@vigie/directory';
import type { Actor } from '@vigie/platform';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { TicketEquipment } from '../../queries/desk/ticket-equipment';
import { TicketWorld } from '../../testing/ticket-world';
import { LinkEquipment } from '../../use-cases/desk/link-equipment';
import { OpenTicket } from '../../use-cases/desk/open-ticket';

describe('the equipment of a ticket', () => {
  let world: TicketWorld;
  let technician: Actor;
  let ours: Awaited<ReturnType<typeof somebody>>;
  let theirs: typeof ours;
  beforeAll(async () => {
    world = await TicketWorld.open('ticket_equipment');
    technician = await world.staff();
    ours = await somebody();
    theirs = await somebody();
  });
  afterAll(() => world.close());

  async function somebody() {
    const { id: clientId, requester } = await world.client();
    const ticket = { clientId, kind: 'incident', subject: 'Imprimante', description: 'En panne' } as const;
    const levels = { impact: 'medium', urgency: 'medium' } as const;
    const { ticketId } = await world.get(OpenTicket).execute(technician, { ...ticket, ...levels });
    const dates = { createdAt: new Date(), updatedAt: new Date() };
    const facts = { kind: 'printer', name: 'IMP-1', covered: true, state: 'in-use', version: 1 } as const;
    const equipmentId = await world.database.transaction((tx) =>
      tx.insert(EquipmentRow, { clientId, ...facts, ...dates }),
    );
    return { clientId, requester, ticketId, equipmentId };
  }

  it('is tied once, seen from both sides, and untied', async () => {
    const { ticketId, equipmentId } = ours;
    const links = world.get(LinkEquipment);
    const seen = world.get(TicketEquipment);
    await links.link(technician, ticketId, equipmentId);
    await links.link(technician, ticketId, equipmentId);
    expect(await seen.ofTicket(technician.scope, ticketId)).toEqual([
      { id: equipmentId, name: 'IMP-1', kind: 'printer', serial: null, state: 'in-use' },
    ]);
    expect(await seen.ofEquipment(technician.scope, equipmentId)).toMatchObject([
      { id: ticketId, number: `T-${ticketId}`, subject: 'Imprimante', state: 'new' },
    ]);
    await links.unlink(technician, ticketId, equipmentId);
    expect(await seen.ofTicket(technician.scope, ticketId)).toEqual([]);
    const { history } = await world.get(TicketDetails).find(technician, ticketId);
    expect(history.slice(-2)).toMatchObject([
      { type: 'equipment-linked', data: { name: 'IMP-1' } },
      { type: 'equipment-unlinked', data: { name: 'IMP-1' } },
    ]);
    await expect(links.unlink(technician, ticketId, equipmentId)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is that of the same client, in the code as in the database', async () => {
    const missing = { code: 'not-found' };
    const links = world.get(LinkEquipment);
    await expect(links.link(technician, ours.ticketId, theirs.equipmentId)).rejects.toMatchObject(missing);
    await expect(links.link(technician, ours.ticketId, '999999')).rejects.toMatchObject(missing);
    await expect(
      world.database.execute(
        'INSERT INTO ticket_equipment (ticket_id, client_id, equipment_id, linked_at) VALUES (?, ?, ?, NOW(3))',
        [ours.ticketId, ours.clientId, theirs.equipmentId],
      ),
    ).rejects.toMatchObject({ code: 'ER_NO_REFERENCED_ROW_2' });
  });

  it('does not exist inside the scope of another client', async () => {
    const { scope } = ours.requester;
    const seen = world.get(TicketEquipment);
    const missing = { code: 'not-found' };
    await expect(seen.ofTicket(scope, theirs.ticketId)).rejects.toMatchObject(missing);
    await expect(seen.ofEquipment(scope, theirs.equipmentId)).rejects.toMatchObject(missing);
    await expect(
      world.get(LinkEquipment).link(ours.requester, theirs.ticketId, theirs.equipmentId),
    ).rejects.toMatchObject(missing);
  });
});
