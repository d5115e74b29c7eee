import type { Formula } from '@vigie/rules';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Response and resolution targets of one formula and priority, in service minutes. */
@Entity('sla_target')
@Index('uq_sla_target', ['formula', 'priority'], { unique: true })
export class SlaTargetRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 20 })
  formula!: Formula;

  @Column({ type: 'tinyint', unsigned: true })
  priority!: number;

  @Column({ name: 'response_minutes', type: 'int', unsigned: true })
  responseMinutes!: number;

  @Column({ name: 'resolution_minutes', type: 'int', unsigned: true })
  resolutionMinutes!: number;
}
