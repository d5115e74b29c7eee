import { Injectable } from '@nestjs/common';
import { Database, type ClientScope } from '@vigie/platform';
import type { EquipmentTicket, LinkedEquipment } from '@vigie/wire';
import { ticketNumber } from '../../store/desk/ticket.store';
import { checkInScope } from '../in-scope';

const most = 100;

/** Which equipment a ticket is about, and which tickets were about a piece of equipment. */
@Injectable()
export class TicketEquipment {
  constructor(private readonly database: Database) {}

  /** The equipment of a ticket and of those that go on in it, by name; 404 outside the scope. */
  async ofTicket(scope: ClientScope, ticketId: string): Promise<LinkedEquipment[]> {
    await checkInScope(this.database, scope, 'ticket', ticketId);
    return this.database.query<LinkedEquipment>(
      `SELECT DISTINCT e.id, e.name, e.kind, e.serial, e.state
         FROM (SELECT ? AS id UNION SELECT ticket_id FROM ticket_merge WHERE standing_id = ?) t
         JOIN ticket_equipment l ON l.ticket_id = t.id
         JOIN equipment e ON e.id = l.equipment_id AND e.client_id = l.client_id
        ORDER BY e.name, e.id LIMIT ?`,
      [ticketId, ticketId, most],
    );
  }

  /** The last hundred tickets of a piece of equipment, newest first; 404 outside the scope. */
  async ofEquipment(scope: ClientScope, equipmentId: string): Promise<EquipmentTicket[]> {
    await checkInScope(this.database, scope, 'equipment', equipmentId);
    const rows = await this.database.query<
      Omit<EquipmentTicket, 'number' | 'createdAt'> & { created_at: Date }
    >(
      `SELECT t.id, t.subject, t.state, t.created_at
         FROM ticket_equipment l JOIN ticket t ON t.id = l.ticket_id AND t.client_id = l.client_id
        WHERE l.equipment_id = ? ORDER BY l.ticket_id DESC LIMIT ?`,
      [equipmentId, most],
    );
    return rows.map(({ created_at, ...row }) => ({
      ...row,
      number: ticketNumber(row.id),
      createdAt: created_at.toISOString(),
    }));
  }
}
