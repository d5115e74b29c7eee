import { EquipmentRow } from '@vigie/directory';
import type { Actor } from '@vigie/platform';
import { TicketDetails } from '../../queries/desk/ticket-details';
import { TicketEquipment } from '../../queries/desk/ticket-equipment';
import { TicketWorld } from '../../testing/ticket-world';
import { LinkEquipment } from '../../use-cases/desk/link-equipment';
import { MergeTickets } from '../../use-cases/desk/merge-tickets';
import { OpenTicket } from '../../use-cases/desk/open-ticket';
import { UndoMerge } from '../../use-cases/desk/undo-merge';

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

  it('comes along with a merge, and goes back with its undo', async () => {
    const { clientId, ticketId, equipmentId } = ours;
    const ticket = { clientId, kind: 'incident', subject: 'Doublon', description: 'En panne' } as const;
    const levels = { impact: 'medium', urgency: 'medium' } as const;
    const { ticketId: other } = await world.get(OpenTicket).execute(technician, { ...ticket, ...levels });
    const links = world.get(LinkEquipment);
    const tied = async (id: string) =>
      (await world.get(TicketEquipment).ofTicket(technician.scope, id)).map((one) => one.id);
    await links.link(technician, other, equipmentId);
    const version = async () => (await world.get(TicketDetails).find(technician, ticketId)).version;
    const merge = { version: await version(), ticketIds: [other] };
    await world.get(MergeTickets).execute(technician, ticketId, merge);
    expect(await tied(ticketId)).toEqual([equipmentId]);
    const undo = { version: await version(), ticketId: other };
    await world.get(UndoMerge).execute(technician, ticketId, undo);
    expect([await tied(ticketId), await tied(other)]).toEqual([[], [equipmentId]]);
    const again = { version: await version(), ticketIds: [other] };
    await world.get(MergeTickets).execute(technician, ticketId, again);
    await links.unlink(technician, ticketId, equipmentId);
    expect(await tied(ticketId)).toEqual([]);
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
