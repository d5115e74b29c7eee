import { PersonRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** Somebody who follows a ticket, or whom somebody took off it. */
@Entity('ticket_watcher')
@Index('uq_ticket_watcher', ['ticketId', 'clientId', 'personId'], { unique: true })
@Index('ix_ticket_watcher_person', ['personId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_ticket_watcher_ticket',
})
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_ticket_watcher_person' })
export class TicketWatcherRow extends TicketPart {
  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  /** No mail that copies them makes them follow it again. */
  @Column({ type: 'boolean', default: false })
  removed!: boolean;
}
