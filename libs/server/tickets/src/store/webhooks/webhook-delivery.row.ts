import type { WebhookDelivery, WebhookFailure } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { WebhookRow } from './webhook.row';

/** One event for one webhook, written in the transaction that makes it happen. */
@Entity('webhook_delivery')
@Index('uq_delivery_source', ['webhookId', 'source'], { unique: true })
@Index('ix_delivery_due', ['webhookId', 'state', 'nextAt'])
@Index('ix_delivery_state', ['webhookId', 'state', 'id'])
@Index('ix_delivery_webhook', ['webhookId', 'id'])
@Index('ix_delivery_at', ['at'])
@ForeignKey(() => WebhookRow, ['webhookId'], ['id'], { name: 'fk_delivery_webhook', onDelete: 'CASCADE' })
export class WebhookDeliveryRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'webhook_id', type: 'bigint', unsigned: true })
  webhookId!: string;

  /** What it tells about; with the webhook, its key. */
  @Column({ type: 'varchar', length: 60 })
  source!: string;

  @Column({ type: 'varchar', length: 30 })
  event!: WebhookDelivery['event'];

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;

  @Column({ name: 'history_id', type: 'bigint', unsigned: true, nullable: true })
  historyId!: string | null;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ type: 'varchar', length: 12 })
  state!: WebhookDelivery['state'];

  @Column({ type: 'int', unsigned: true, default: 0 })
  attempts!: number;

  @Column({ name: 'next_at', type: 'datetime', precision: 3 })
  nextAt!: Date;

  /** A worker has it until then; afterwards it was lost with that worker, and another takes it. */
  @Column({ name: 'claimed_until', type: 'datetime', precision: 3, nullable: true })
  claimedUntil!: Date | null;

  /** What is sent, written once: every try sends the same bytes. */
  @Column({ type: 'mediumtext', nullable: true })
  body!: string | null;

  /** Headers of the last try. */
  @Column({ type: 'json', nullable: true })
  headers!: Record<string, string> | null;

  @Column({ name: 'attempted_at', type: 'datetime', precision: 3, nullable: true })
  attemptedAt!: Date | null;

  @Column({ name: 'status_code', type: 'smallint', unsigned: true, nullable: true })
  statusCode!: number | null;

  @Column({ name: 'duration_ms', type: 'int', unsigned: true, nullable: true })
  durationMs!: number | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  failure!: WebhookFailure | null;

  /** The beginning of the answer to the last try. */
  @Column({ type: 'text', nullable: true })
  response!: string | null;
}
