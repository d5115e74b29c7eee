import type { ErrorCode } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketMessageRow } from '../desk/ticket-message.row';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** A file of a mail that was refused: of one message, or of the request itself. The raw mail still holds it. */
@Entity('refused_file')
@Index('ix_refused_file', ['ticketId', 'clientId', 'messageId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_refused_file_ticket' })
@ForeignKey(() => TicketMessageRow, ['ticketId', 'clientId', 'messageId'], ['ticketId', 'clientId', 'id'], {
  name: 'fk_refused_file_message',
})
export class RefusedFileRow extends TicketPart {
  @Column({ name: 'message_id', type: 'bigint', unsigned: true, nullable: true })
  messageId!: string | null;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  /** Why, as an upload would have been told. */
  @Column({ type: 'varchar', length: 60 })
  code!: ErrorCode;
}
