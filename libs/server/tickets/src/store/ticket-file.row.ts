import { StoredFileRow } from '@vigie/platform';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketMessageRow } from './ticket-message.row';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** A file of a ticket: of one message, or of the request itself. */
@Entity('ticket_file')
@Index('ix_ticket_file_message', ['clientId', 'ticketId', 'messageId'])
@Index('ix_ticket_file_file', ['clientId', 'fileId'])
@Index('uq_ticket_file', ['fileId'], { unique: true })
@ForeignKey(() => TicketRow, ['clientId', 'ticketId'], ['clientId', 'id'], { name: 'fk_ticket_file_ticket' })
@ForeignKey(() => TicketMessageRow, ['clientId', 'ticketId', 'messageId'], ['clientId', 'ticketId', 'id'], {
  name: 'fk_ticket_file_message',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_ticket_file_file' })
export class TicketFileRow extends TicketPart {
  @Column({ name: 'message_id', type: 'bigint', unsigned: true, nullable: true })
  messageId!: string | null;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true })
  fileId!: string;
}
