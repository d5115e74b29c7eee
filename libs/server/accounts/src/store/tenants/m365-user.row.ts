import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Somebody with an account in a tenant, as last read. */
@Entity('m365_user')
@Index('uq_m365_user_guid', ['clientId', 'guid'], { unique: true })
@Index('ix_m365_user_name', ['clientId', 'name', 'id'])
@Index('ix_m365_user_address', ['clientId', 'address', 'id'])
@Index('ix_m365_user_changed', ['clientId', 'changedAt', 'id'])
@Index('ix_m365_user_enabled', ['clientId', 'enabled', 'name', 'id'])
@Index('ix_m365_user_synced', ['clientId', 'synced', 'name', 'id'])
@Index('ix_m365_user_licensed', ['clientId', 'licensed', 'name', 'id'])
@Index('ix_m365_user_words', ['clientId', 'words'])
@Index('ix_m365_user_seen', ['clientId', 'seenAt'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_m365_user_client' })
export class M365UserRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'char', length: 36 })
  guid!: string;

  @Column({ type: 'varchar', length: 254 })
  address!: string;

  @Column({ type: 'varchar', length: 256 })
  name!: string;

  /** Name and address, folded, for the search. */
  @Column({ type: 'varchar', length: 400, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  words!: string;

  @Column({ name: 'job_title', type: 'varchar', length: 150, nullable: true })
  jobTitle!: string | null;

  @Column({ type: 'varchar', length: 150, nullable: true })
  department!: string | null;

  @Column({ type: 'boolean' })
  enabled!: boolean;

  /** Kept in a directory of the client's own, which alone can change it. */
  @Column({ type: 'boolean' })
  synced!: boolean;

  @Column({ type: 'boolean' })
  licensed!: boolean;

  @Column({ name: 'sku_ids', type: 'json' })
  skuIds!: string[];

  /** When we last saw something of it change. */
  @Column({ name: 'changed_at', type: 'datetime', precision: 3 })
  changedAt!: Date;

  /** The reading that saw it last. */
  @Column({ name: 'seen_at', type: 'datetime', precision: 3 })
  seenAt!: Date;
}
