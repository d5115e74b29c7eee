import type { InboundReason, InboundState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { MailboxRow } from '../mailboxes/mailbox.row';

/** A received e-mail; kept whatever becomes of it. */
@Entity('inbound_mail')
@Index('uq_inbound_raw', ['rawSha256'], { unique: true })
@Index('ix_inbound_message_id', ['messageId'])
@Index('ix_inbound_state', ['state', 'id'])
@Index('ix_inbound_ticket', ['ticketId', 'id'])
@Index('ix_inbound_raw_file', ['rawFileKey'])
@Index('ix_inbound_mailbox', ['mailboxId'])
@ForeignKey(() => MailboxRow, ['mailboxId'], ['id'], { name: 'fk_inbound_mailbox', onDelete: 'SET NULL' })
export class InboundMailRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 100 })
  source!: string;

  @Column({ name: 'raw_file_key', type: 'char', length: 36 })
  rawFileKey!: string;

  @Column({ name: 'raw_sha256', type: 'char', length: 64 })
  rawSha256!: string;

  @Column({ type: 'int', unsigned: true })
  size!: number;

  @Column({ name: 'message_id', type: 'varchar', length: 250, nullable: true })
  messageId!: string | null;

  @Column({ name: 'from_address', type: 'varchar', length: 254 })
  fromAddress!: string;

  @Column({ name: 'from_name', type: 'varchar', length: 150 })
  fromName!: string;

  @Column({ type: 'varchar', length: 300 })
  subject!: string;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  @Column({ type: 'varchar', length: 15 })
  state!: InboundState;

  /** Why it found no way by itself; while it waits, the number of attempts to read it. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  reason!: InboundReason | `attempt-${number}` | null;

  /** Why a person put it aside. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  dismissal!: string | null;

  /** No machine of ours answers it. */
  @Column({ type: 'boolean', default: false })
  silent!: boolean;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;

  /** Whom it was written to and whom its author copied, as its headers say; null until it is read. */
  @Column({ name: 'to_addresses', type: 'json', nullable: true })
  to!: string[] | null;

  @Column({ name: 'cc_addresses', type: 'json', nullable: true })
  cc!: string[] | null;

  /** The message that it became on its ticket. */
  @Column({ name: 'ticket_message_id', type: 'bigint', unsigned: true, nullable: true })
  ticketMessageId!: string | null;

  /** The mailbox it was written to; null for the one of the installation. */
  @Column({ name: 'mailbox_id', type: 'bigint', unsigned: true, nullable: true })
  mailboxId!: string | null;
}
