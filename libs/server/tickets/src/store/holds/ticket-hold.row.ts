import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** Work of a feature above that has not ended: its ticket cannot be resolved, closed or merged away meanwhile. */
@Entity('ticket_hold')
@Index('uq_hold', ['ticketId', 'clientId', 'source', 'sourceId'], { unique: true })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_hold_ticket' })
export class TicketHoldRow extends TicketPart {
  /** What holds it, and which one of these. */
  @Column({ type: 'varchar', length: 20 })
  source!: string;

  @Column({ name: 'source_id', type: 'bigint', unsigned: true })
  sourceId!: string;

  @Column({ name: 'held_at', type: 'datetime', precision: 3 })
  heldAt!: Date;
}
