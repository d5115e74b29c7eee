import { PersonRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** A timer that runs; one person has one. */
@Entity('timer')
@Index('uq_timer_person', ['personId'], { unique: true })
@Index('ix_timer_ticket', ['ticketId', 'clientId'])
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_timer_person' })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_timer_ticket' })
export class TimerRow extends TicketPart {
  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ name: 'started_at', type: 'datetime', precision: 3 })
  startedAt!: Date;
}
