import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** The vendor a ticket waits for; the last one, when there were several. */
@Entity('vendor_escalation')
@Index('uq_vendor_escalation', ['ticketId', 'clientId'], { unique: true })
@Index('ix_vendor_remind', ['remindAt'])
@Index('ix_vendor_follow_up', ['waiting', 'followUpAt', 'ticketId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_vendor_ticket' })
export class VendorEscalationRow extends TicketPart {
  @Column({ type: 'varchar', length: 100 })
  vendor!: string;

  /** Our case at the vendor. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  reference!: string | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  note!: string | null;

  @Column({ name: 'follow_up_at', type: 'datetime', precision: 3, nullable: true })
  followUpAt!: Date | null;

  /** When the reminder is due; null once it was given. */
  @Column({ name: 'remind_at', type: 'datetime', precision: 3, nullable: true })
  remindAt!: Date | null;

  @Column({ name: 'reminded_at', type: 'datetime', precision: 3, nullable: true })
  remindedAt!: Date | null;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ name: 'by_name', type: 'varchar', length: 150 })
  byName!: string;

  /** Whether the ticket still waits for the vendor, as its state says. */
  @Column({ type: 'boolean' })
  waiting!: boolean;
}
