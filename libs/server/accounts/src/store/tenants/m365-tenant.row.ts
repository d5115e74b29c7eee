import { ClientRow } from '@vigie/directory';
import type { NamingRule } from '@vigie/rules';
import type { TenantConsent, TenantFailureCode } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The Microsoft 365 tenant of a client. */
@Entity('m365_tenant')
@Index('uq_tenant_client', ['clientId'], { unique: true })
@Index('uq_tenant_guid', ['guid'], { unique: true })
@Index('ix_tenant_sync', ['syncDueAt'])
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

  /** What the administrator of the tenant answered to our application. */
  @Column({ type: 'varchar', length: 10, default: 'never' })
  consent!: TenantConsent;

  @Column({ name: 'consent_at', type: 'datetime', precision: 3, nullable: true })
  consentAt!: Date | null;

  /** Who asked for it. */
  @Column({ name: 'consent_by', type: 'varchar', length: 150, nullable: true })
  consentBy!: string | null;

  /** Permissions of the last token; null before the first. */
  @Column({ type: 'json', nullable: true })
  roles!: string[] | null;

  /** The last call that was answered. */
  @Column({ name: 'called_at', type: 'datetime', precision: 3, nullable: true })
  calledAt!: Date | null;

  @Column({ name: 'request_id', type: 'varchar', length: 100, nullable: true })
  requestId!: string | null;

  /** Why the last call failed; null when it did not. */
  @Column({ type: 'varchar', length: 30, nullable: true })
  failure!: TenantFailureCode | null;

  /** In the words of Microsoft. */
  @Column({ name: 'failure_message', type: 'varchar', length: 1000, nullable: true })
  failureMessage!: string | null;

  @Column({ name: 'failed_at', type: 'datetime', precision: 3, nullable: true })
  failedAt!: Date | null;

  /** When it is read next; null before there is consent. */
  @Column({ name: 'sync_due_at', type: 'datetime', precision: 3, nullable: true })
  syncDueAt!: Date | null;

  /** Since when it is being read; null when it is not. */
  @Column({ name: 'sync_started_at', type: 'datetime', precision: 3, nullable: true })
  syncStartedAt!: Date | null;

  /** People read so far. */
  @Column({ name: 'sync_count', type: 'int', unsigned: true, default: 0 })
  syncCount!: number;
}
