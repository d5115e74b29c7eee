import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketRow } from './ticket.row';

/** A file of a ticket: of one message, or of the request itself. */
@Entity('ticket_file')
@Index('ix_ticket_file', ['clientId', 'ticketId'])
@Index('uq_ticket_file', ['fileId'], { unique: true })
@ForeignKey(() => TicketRow, ['clientId', 'ticketId'], ['clientId', 'id'], { name: 'fk_ticket_file_ticket' })
export class TicketFileRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'message_id', type: 'bigint', unsigned: true, nullable: true })
  messageId!: string | null;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true })
  fileId!: string;
}
