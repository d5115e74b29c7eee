import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** A message of a ticket: an answer the client sees, or a note for us. */
@Entity('ticket_message')
@Index('uq_message_ticket', ['ticketId', 'clientId', 'id'], { unique: true })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_message_ticket' })
export class TicketMessageRow extends TicketPart {
  @Column({ type: 'varchar', length: 10 })
  visibility!: 'public' | 'internal';

  @Column({ type: 'varchar', length: 10 })
  channel!: 'portal' | 'email' | 'console' | 'system';

  @Column({ name: 'author_kind', type: 'varchar', length: 10 })
  authorKind!: 'staff' | 'contact' | 'system';

  @Column({ name: 'author_id', type: 'bigint', unsigned: true, nullable: true })
  authorId!: string | null;

  @Column({ name: 'author_name', type: 'varchar', length: 150 })
  authorName!: string;

  @Column({ type: 'mediumtext' })
  body!: string;

  /** The whole text of an e-mail, when it quotes more than what is new in it. */
  @Column({ name: 'full_text', type: 'mediumtext', nullable: true })
  fullText!: string | null;

  /** Sanitised HTML of an e-mail. */
  @Column({ type: 'mediumtext', nullable: true })
  html!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** Until then the client does not see it and the author may take it back. */
  @Column({ name: 'held_until', type: 'datetime', precision: 3, nullable: true })
  heldUntil!: Date | null;

  @Column({ type: 'boolean' })
  cancelled!: boolean;

  @Column({ name: 'outbound_mail_id', type: 'bigint', unsigned: true, nullable: true })
  outboundMailId!: string | null;
}
