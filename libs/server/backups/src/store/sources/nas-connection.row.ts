import { ClientRow } from '@vigie/directory';
import type { NasFailureCode, NasService } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A NAS whose tasks we read. */
@Entity('nas_connection')
@Index('uq_nas_connection_name', ['name'], { unique: true })
@Index('ix_nas_connection_due', ['pollDueAt'])
@Index('ix_nas_connection_client', ['clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_nas_connection_client' })
export class NasConnectionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** Null for one of ours that serves several clients. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 200 })
  address!: string;

  /** It stands in a network of ours; only then may it be called without TLS. */
  @Column({ name: 'private_network', type: 'boolean' })
  privateNetwork!: boolean;

  @Column({ type: 'varchar', length: 100 })
  account!: string;

  /** Sealed. */
  @Column({ type: 'text', nullable: true })
  password!: string | null;

  @Column({ type: 'json' })
  services!: NasService[];

  /** Of its clock. */
  @Column({ type: 'varchar', length: 40 })
  zone!: string;

  @Column({ name: 'every_minutes', type: 'smallint', unsigned: true })
  everyMinutes!: number;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** Null while it is switched off. */
  @Column({ name: 'poll_due_at', type: 'datetime', precision: 3, nullable: true })
  pollDueAt!: Date | null;

  @Column({ name: 'poll_started_at', type: 'datetime', precision: 3, nullable: true })
  pollStartedAt!: Date | null;

  /** When it last answered. */
  @Column({ name: 'polled_at', type: 'datetime', precision: 3, nullable: true })
  polledAt!: Date | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  failure!: NasFailureCode | null;

  @Column({ name: 'failure_detail', type: 'varchar', length: 500, nullable: true })
  failureDetail!: string | null;

  @Column({ name: 'failed_at', type: 'datetime', precision: 3, nullable: true })
  failedAt!: Date | null;

  /** In a row. */
  @Column({ type: 'smallint', unsigned: true })
  failures!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
