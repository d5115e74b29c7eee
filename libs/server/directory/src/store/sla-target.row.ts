import type { Formula } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ClientRow } from './client.row';
import { SlaPolicyRow } from './sla-policy.row';

/** Response and resolution targets of a formula, or of one client, and a priority, in service minutes. */
@Entity('sla_target')
@Index('uq_sla_target_formula', ['policyId', 'formula', 'priority'], { unique: true })
@Index('uq_sla_target_client', ['policyId', 'clientId', 'priority'], { unique: true })
@Index('ix_sla_target_client', ['clientId'])
@ForeignKey(() => SlaPolicyRow, ['policyId'], ['id'], { name: 'fk_sla_target_policy' })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_sla_target_client' })
export class SlaTargetRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'policy_id', type: 'bigint', unsigned: true })
  policyId!: string;

  /** Null on the line of a client. */
  @Column({ type: 'varchar', length: 20, nullable: true })
  formula!: Formula | null;

  /** Null on the line of a formula. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ type: 'tinyint', unsigned: true })
  priority!: number;

  @Column({ name: 'response_minutes', type: 'int', unsigned: true })
  responseMinutes!: number;

  @Column({ name: 'resolution_minutes', type: 'int', unsigned: true })
  resolutionMinutes!: number;
}
