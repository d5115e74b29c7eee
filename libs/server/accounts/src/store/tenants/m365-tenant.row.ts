import { ClientRow } from '@vigie/directory';
import type { NamingRule } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The Microsoft 365 tenant of a client. */
@Entity('m365_tenant')
@Index('uq_tenant_client', ['clientId'], { unique: true })
@Index('uq_tenant_guid', ['guid'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_tenant_client' })
export class M365TenantRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** As Microsoft knows it; `tenantId` of the ports. */
  @Column({ type: 'char', length: 36 })
  guid!: string;

  /** Where new addresses are made. */
  @Column({ type: 'varchar', length: 253 })
  domain!: string;

  @Column({ type: 'varchar', length: 20 })
  naming!: NamingRule;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** When the copy of its licences, groups and users was last read. */
  @Column({ name: 'synced_at', type: 'datetime', precision: 3, nullable: true })
  syncedAt!: Date | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
