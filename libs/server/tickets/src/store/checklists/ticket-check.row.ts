import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** A point to check on a ticket. */
@Entity('ticket_check')
@Index('ix_ticket_check', ['ticketId', 'clientId', 'place'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_ticket_check_ticket' })
export class TicketCheckRow extends TicketPart {
  @Column({ type: 'int', unsigned: true })
  place!: number;

  @Column({ type: 'varchar', length: 200 })
  text!: string;

  @Column({ type: 'boolean' })
  required!: boolean;

  /** The name of the checklist it comes from, as it was then. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  template!: string | null;

  @Column({ name: 'checked_at', type: 'datetime', precision: 3, nullable: true })
  checkedAt!: Date | null;

  @Column({ name: 'checked_by', type: 'varchar', length: 200, nullable: true })
  checkedBy!: string | null;
}
