import type { Transaction } from '@vigie/platform';
import { TicketEquipmentRow } from './ticket-equipment.row';
import type { TicketKey } from './ticket.store';

/** Ties equipment to a ticket of the same client; false when there is no such equipment, or it is tied already. */
export async function tieEquipment(
  tx: Transaction,
  ticket: TicketKey,
  equipmentId: string,
): Promise<boolean> {
  const added = await tx.execute(
    `INSERT INTO ticket_equipment (ticket_id, client_id, equipment_id, linked_at)
       SELECT ?, e.client_id, e.id, ? FROM equipment e
        WHERE e.id = ? AND e.client_id = ? AND NOT EXISTS (
          SELECT 1 FROM ticket_equipment x
           WHERE x.ticket_id = ? AND x.client_id = e.client_id AND x.equipment_id = e.id)`,
    [ticket.id, tx.now, equipmentId, ticket.clientId, ticket.id],
  );
  return added > 0;
}

export const isTied = ({ manager }: Transaction, { id, clientId }: TicketKey, equipmentId: string) =>
  manager.existsBy(TicketEquipmentRow, { ticketId: id, clientId, equipmentId });

/** What equipment of the ticket's client is called today. */
export async function equipmentName(
  tx: Transaction,
  { clientId }: TicketKey,
  equipmentId: string,
): Promise<string> {
  const [row] = await tx.query<{ name: string }>(
    'SELECT name FROM equipment WHERE id = ? AND client_id = ?',
    [equipmentId, clientId],
  );
  return row?.name ?? '';
}

/** Unties equipment from a ticket and from those that go on in it; false when it was not tied. */
export async function untieEquipment(
  tx: Transaction,
  { id, clientId }: TicketKey,
  equipmentId: string,
): Promise<boolean> {
  const untied = await tx.execute(
    `DELETE FROM ticket_equipment WHERE equipment_id = ? AND client_id = ? AND (ticket_id = ? OR ticket_id IN (
       SELECT g.ticket_id FROM ticket_merge g WHERE g.client_id = ? AND g.standing_id = ?))`,
    [equipmentId, clientId, id, clientId, id],
  );
  return untied > 0;
}
