import type { ThresholdAction } from '@vigie/rules';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One version of what we promise, with its targets beside; never changed once saved. */
@Entity('sla_policy')
@Index('uq_sla_policy_number', ['number'], { unique: true })
@Index('ix_sla_policy_effective', ['effectiveAt', 'id'])
export class SlaPolicyRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'int', unsigned: true })
  number!: number;

  @Column({ name: 'effective_at', type: 'datetime', precision: 3 })
  effectiveAt!: Date;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  /** Null when it was shipped. */
  @Column({ name: 'author_name', type: 'varchar', length: 150, nullable: true })
  authorName!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  reason!: string | null;

  @Column({ type: 'json' })
  actions!: ThresholdAction[];
}
