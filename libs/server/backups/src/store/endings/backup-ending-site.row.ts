import { StoredFileRow } from '@vigie/platform';
import type { BackupSite } from '@vigie/rules';
import type { EndingSite, SnapshotLine } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { BackupEndingRow } from './backup-ending.row';

/** What is erased at one site, and what shows it: by our engine, or by a person in another one. */
@Entity('backup_ending_site')
@Index('uq_ending_site', ['endingId', 'clientId', 'site', 'kind'], { unique: true })
@Index('ix_ending_site_file', ['clientId', 'fileId'])
@ForeignKey(() => BackupEndingRow, ['endingId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_ending_site_ending',
})
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], { name: 'fk_ending_site_file' })
export class BackupEndingSiteRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ending_id', type: 'bigint', unsigned: true })
  endingId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 8 })
  site!: BackupSite;

  /** Whose repository it is: that of our engine, or one of another. */
  @Column({ type: 'varchar', length: 8 })
  kind!: 'restic' | 'outside';

  @Column({ type: 'varchar', length: 8 })
  state!: EndingSite['state'];

  @Column({ type: 'int', unsigned: true })
  attempt!: number;

  @Column({ type: 'varchar', length: 8, nullable: true })
  method!: EndingSite['method'];

  @Column({ type: 'varchar', length: 300, nullable: true })
  place!: string | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  how!: string | null;

  /** What stood there; kept before the first of it is erased. */
  @Column({ name: 'snapshots_before', type: 'json', nullable: true })
  before!: SnapshotLine[] | null;

  @Column({ name: 'snapshots_after', type: 'json', nullable: true })
  after!: SnapshotLine[] | null;

  @Column({ name: 'key_destroyed_at', type: 'datetime', precision: 3, nullable: true })
  keyDestroyedAt!: Date | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  failure!: string | null;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true, nullable: true })
  fileId!: string | null;

  @Column({ name: 'erased_at', type: 'datetime', precision: 3, nullable: true })
  erasedAt!: Date | null;

  @Column({ name: 'by_name', type: 'varchar', length: 150, nullable: true })
  byName!: string | null;
}
