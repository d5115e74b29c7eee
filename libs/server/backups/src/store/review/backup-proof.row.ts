import { ClientRow } from '@vigie/directory';
import type { Month } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The proof of a month for a client, as it was published. */
@Entity('backup_proof')
@Index('uq_backup_proof', ['clientId', 'month'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_backup_proof_client' })
export class BackupProofRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'char', length: 7 })
  month!: Month;

  /** What it says, in canonical JSON; the document is drawn of it. */
  @Column({ type: 'mediumtext' })
  sealed!: string;

  /** Of what it says. */
  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true, nullable: true })
  fileId!: string | null;

  @Column({ name: 'published_at', type: 'datetime', precision: 3 })
  publishedAt!: Date;

  @Column({ name: 'published_by', type: 'varchar', length: 150 })
  publishedBy!: string;
}
