import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** A ticket was open again after it had been resolved or closed; the history says so, too, but has no index by time. */
@Entity('ticket_reopening')
@Index('ix_reopening_ticket', ['ticketId', 'clientId'])
@Index('ix_reopening_at', ['at', 'clientId', 'ticketId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_reopening_ticket' })
export class TicketReopeningRow extends TicketPart {
  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
