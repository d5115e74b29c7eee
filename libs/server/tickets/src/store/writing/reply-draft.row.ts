import { PersonRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** What a person is writing on a ticket and has not sent. */
@Entity('reply_draft')
@Index('uq_reply_draft', ['ticketId', 'clientId', 'personId', 'visibility'], { unique: true })
@Index('ix_reply_draft_person', ['personId', 'savedAt'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_reply_draft_ticket' })
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_reply_draft_person', onDelete: 'CASCADE' })
export class ReplyDraftRow extends TicketPart {
  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ type: 'varchar', length: 10 })
  visibility!: 'public' | 'internal';

  @Column({ type: 'mediumtext' })
  body!: string;

  @Column({ name: 'request_key', type: 'char', length: 36 })
  key!: string;

  @Column({ name: 'after_message_id', type: 'bigint', unsigned: true, nullable: true })
  after!: string | null;

  /** Addresses that it copies besides those who get it anyway. */
  @Column({ type: 'json', nullable: true })
  copies!: string[] | null;

  @Column({ name: 'saved_at', type: 'datetime', precision: 3 })
  savedAt!: Date;
}
