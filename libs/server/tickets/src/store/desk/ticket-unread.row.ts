import { PersonRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** Something happened in a ticket that a person has not seen. */
@Entity('ticket_unread')
@Index('uq_ticket_unread', ['ticketId', 'clientId', 'personId'], { unique: true })
@Index('ix_unread_person', ['personId', 'ticketId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_unread_ticket' })
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_unread_person', onDelete: 'CASCADE' })
export class TicketUnreadRow extends TicketPart {
  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;
}
