import { ClientRow } from '@vigie/directory';
import type { WebhookEvent } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An address of somebody else's program, and what it wants to hear. */
@Entity('webhook')
@Index('ix_webhook_client', ['clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_webhook_client' })
export class WebhookRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 500 })
  url!: string;

  @Column({ type: 'json' })
  events!: WebhookEvent[];

  /** Null for the events of every client. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  /** Whether it hears what our people write among themselves. */
  @Column({ type: 'boolean' })
  internal!: boolean;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** Sealed. */
  @Column({ type: 'varchar', length: 300 })
  secret!: string;

  /** Sealed; signs too until `previousUntil`. */
  @Column({ name: 'previous_secret', type: 'varchar', length: 300, nullable: true })
  previousSecret!: string | null;

  @Column({ name: 'previous_until', type: 'datetime', precision: 3, nullable: true })
  previousUntil!: Date | null;

  /** First failure since the last success. */
  @Column({ name: 'failing_since', type: 'datetime', precision: 3, nullable: true })
  failingSince!: Date | null;

  /** When we switched it off by ourselves. */
  @Column({ name: 'disabled_at', type: 'datetime', precision: 3, nullable: true })
  disabledAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
