import type { DeliveryOutcome } from '@vigie/rules';
import type { MailSender } from './mail-transport';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A mail that leaves us. Written by the use case, sent by the worker, never sent twice. */
@Entity('outbound_mail')
@Index('ix_outbound_ticket', ['ticketId'])
@Index('ix_outbound_state', ['state', 'id'])
@Index('ix_outbound_message_id', ['messageId'])
@Index('ix_outbound_to', ['to', 'createdAt'])
export class OutboundMailRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** held: may still be taken back; sending: handed to the server, answer not known yet. */
  @Column({ type: 'varchar', length: 20 })
  state!: 'held' | 'queued' | 'sending' | 'sent' | 'failed' | 'in-doubt' | 'cancelled';

  @Column({ name: 'to_address', type: 'varchar', length: 254 })
  to!: string;

  /** Who else it is written to, openly. */
  @Column({ name: 'cc_addresses', type: 'json', nullable: true })
  cc!: string[] | null;

  @Column({ type: 'varchar', length: 300 })
  subject!: string;

  @Column({ name: 'body_text', type: 'mediumtext' })
  text!: string;

  @Column({ name: 'message_id', type: 'varchar', length: 250 })
  messageId!: string;

  @Column({ name: 'in_reply_to', type: 'varchar', length: 250, nullable: true })
  inReplyTo!: string | null;

  /** Message-IDs of the thread it belongs to, oldest first. */
  @Column({ name: 'reference_ids', type: 'json', nullable: true })
  references!: string[] | null;

  @Column({ name: 'reply_to', type: 'varchar', length: 254, nullable: true })
  replyTo!: string | null;

  /** The mailbox it leaves from; null for the one of the installation. */
  @Column({ type: 'json', nullable: true })
  sender!: MailSender | null;

  /** Sent as an automatic message, so that robots do not answer it. */
  @Column({ type: 'boolean' })
  automatic!: boolean;

  /** Identifiers of the files to join. */
  @Column({ name: 'file_ids', type: 'json' })
  fileIds!: string[];

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;

  @Column({ type: 'int', unsigned: true, default: 0 })
  attempts!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'claimed_at', type: 'datetime', precision: 3, nullable: true })
  claimedAt!: Date | null;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'varchar', length: 1000, nullable: true })
  error!: string | null;

  /** What was told about it after it left. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  outcome!: DeliveryOutcome | null;

  @Column({ name: 'outcome_at', type: 'datetime', precision: 3, nullable: true })
  outcomeAt!: Date | null;

  @Column({ name: 'outcome_reason', type: 'varchar', length: 500, nullable: true })
  outcomeReason!: string | null;
}
