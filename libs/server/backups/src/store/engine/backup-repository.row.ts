import { ClientRow } from '@vigie/directory';
import type { BackupSite } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** What a client has, or had until it was erased, on one site: a repository and its key, nobody else's. */
@Entity('backup_repository')
@Index('uq_backup_repository_generation', ['clientId', 'site', 'generation'], { unique: true })
@Index('uq_backup_repository_client', ['id', 'clientId'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_backup_repository_client' })
export class BackupRepositoryRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 8 })
  site!: BackupSite;

  /** The same at both sites; one that was erased is followed by the next, for a client who comes back. */
  @Column({ type: 'smallint', unsigned: true })
  generation!: number;

  /** Below the root of its site. */
  @Column({ type: 'varchar', length: 100 })
  folder!: string;

  /** Null once it is destroyed: what is left of the repository cannot be read any more. */
  @Column({ name: 'sealed_key', type: 'text', nullable: true })
  sealedKey!: string | null;

  @Column({ name: 'initialised_at', type: 'datetime', precision: 3, nullable: true })
  initialisedAt!: Date | null;

  /** It cuts files as the first site does, so that what is copied stays shared. */
  @Column({ name: 'chunker_copied', type: 'boolean' })
  chunkerCopied!: boolean;

  @Column({ name: 'erased_at', type: 'datetime', precision: 3, nullable: true })
  erasedAt!: Date | null;

  @Column({ name: 'used_bytes', type: 'bigint', unsigned: true, nullable: true })
  usedBytes!: string | null;

  @Column({ name: 'snapshot_count', type: 'int', unsigned: true, nullable: true })
  snapshotCount!: number | null;

  @Column({ name: 'measured_at', type: 'datetime', precision: 3, nullable: true })
  measuredAt!: Date | null;

  /** Who works in it, and until when without a sign of life; that of the first site counts for both. */
  @Column({ name: 'lease_token', type: 'char', length: 36, nullable: true })
  leaseToken!: string | null;

  @Column({ name: 'lease_until', type: 'datetime', precision: 3, nullable: true })
  leaseUntil!: Date | null;

  /** A worker was told that something waits: nobody is told again before this. */
  @Column({ name: 'told_until', type: 'datetime', precision: 3, nullable: true })
  toldUntil!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}
