import type { EngineLevel } from '@vigie/rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The engine as a worker last saw it. */
@Entity('backup_engine')
export class BackupEngineRow {
  @PrimaryColumn({ type: 'varchar', length: 12 })
  name!: string;

  @Column({ type: 'varchar', length: 20, nullable: true })
  version!: string | null;

  @Column({ type: 'varchar', length: 10 })
  level!: EngineLevel;

  /** Whether there is a second site to copy to. */
  @Column({ name: 'has_second_site', type: 'boolean' })
  hasSecondSite!: boolean;

  @Column({ name: 'seen_at', type: 'datetime', precision: 3 })
  seenAt!: Date;
}
