import { StoredFileRow } from '@vigie/platform';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketMessageRow } from './ticket-message.row';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** A file of a ticket: of one message, or of the request itself. */
@Entity('ticket_file')
@Index('ix_ticket_file_message', ['ticketId', 'clientId', 'messageId'])
@Index('ix_ticket_file_file', ['clientId', 'fileId'])
@Index('uq_ticket_file', ['fileId'], { unique: true })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_ticket_file_ticket' })
@ForeignKey(() => TicketMessageRow, ['ticketId', 'clientId', 'messageId'], ['ticketId', 'clientId', 'id'], {
  name: 'fk_ticket_file_message',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_ticket_file_file' })
export class TicketFileRow extends TicketPart {
  @Column({ name: 'message_id', type: 'bigint', unsigned: true, nullable: true })
  messageId!: string | null;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true })
  fileId!: string;
}
