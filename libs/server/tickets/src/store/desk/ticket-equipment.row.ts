import { EquipmentRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** Equipment that a ticket is about. */
@Entity('ticket_equipment')
@Index('uq_ticket_equipment', ['ticketId', 'clientId', 'equipmentId'], { unique: true })
@Index('ix_ticket_equipment', ['equipmentId', 'clientId', 'ticketId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_ticket_equipment_ticket',
})
@ForeignKey(() => EquipmentRow, ['equipmentId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_ticket_equipment',
})
export class TicketEquipmentRow extends TicketPart {
  @Column({ name: 'equipment_id', type: 'bigint', unsigned: true })
  equipmentId!: string;

  @Column({ name: 'linked_at', type: 'datetime', precision: 3 })
  linkedAt!: Date;
}
