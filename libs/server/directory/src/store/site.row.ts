import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ClientRow } from './client.row';

/** A place of a client where equipment stands. */
@Entity('site')
@Index('uq_site_client', ['clientId', 'id'], { unique: true })
@Index('uq_site_name', ['clientId', 'name'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_site_client' })
export class SiteRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 300, nullable: true })
  address!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
