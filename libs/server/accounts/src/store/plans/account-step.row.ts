import type { GraphPermission, StepKind, StepState } from '@vigie/rules';
import type { StepFailure, StepProof, StepWait } from '@vigie/wire';
import { AccountPlanRow } from './account-plan.row';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A step of a plan, with what became of it. */
@Entity('account_step')
@Index('uq_step_key', ['planId', 'key'], { unique: true })
@Index('ix_step_reserved', ['clientId', 'kind', 'targetId', 'state'])
@ForeignKey(() => AccountPlanRow, ['planId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_step_plan',
  onDelete: 'CASCADE',
})
export class AccountStepRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'plan_id', type: 'bigint', unsigned: true })
  planId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'int', unsigned: true })
  position!: number;

  /** Told apart byte by byte: two tasks may differ by an accent alone. */
  @Column({ name: 'step_key', type: 'varchar', length: 255, charset: 'utf8mb4', collation: 'utf8mb4_bin' })
  key!: string;

  @Column({ type: 'varchar', length: 30 })
  kind!: StepKind;

  @Column({ name: 'target_id', type: 'varchar', length: 100, nullable: true })
  targetId!: string | null;

  @Column({ name: 'target_name', type: 'varchar', length: 256, nullable: true })
  targetName!: string | null;

  @Column({ type: 'text', nullable: true })
  value!: string | null;

  @Column({ name: 'after_keys', type: 'json' })
  after!: string[];

  @Column({ name: 'need_keys', type: 'json' })
  needs!: string[];

  @Column({ type: 'varchar', length: 30 })
  state!: StepState;

  @Column({ type: 'int', unsigned: true })
  attempts!: number;

  @Column({ name: 'waits_for', type: 'varchar', length: 20, nullable: true })
  waitsFor!: StepWait | null;

  @Column({ name: 'next_probe_at', type: 'datetime', precision: 3, nullable: true })
  nextProbeAt!: Date | null;

  @Column({ type: 'json', nullable: true })
  proof!: StepProof | null;

  @Column({ type: 'varchar', length: 40, nullable: true })
  failure!: StepFailure | null;

  /** The words of Microsoft, as they came. */
  @Column({ name: 'vendor_message', type: 'varchar', length: 1000, nullable: true })
  vendorMessage!: string | null;

  /** The permissions that it failed for. */
  @Column({ type: 'json', nullable: true })
  lacking!: GraphPermission[] | null;

  /** What Microsoft's support asks for. */
  @Column({ name: 'request_id', type: 'varchar', length: 100, nullable: true })
  requestId!: string | null;

  /** Evidence of what was done by hand, or why it was skipped. */
  @Column({ type: 'varchar', length: 2000, nullable: true })
  note!: string | null;

  /** Who did it by hand, skipped it or handed it over. */
  @Column({ name: 'by_name', type: 'varchar', length: 150, nullable: true })
  byName!: string | null;

  /** Who asked for an irreversible step; another person confirms. */
  @Column({ name: 'asked_by', type: 'bigint', unsigned: true, nullable: true })
  askedBy!: string | null;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3, nullable: true })
  askedAt!: Date | null;

  @Column({ name: 'confirmed_by', type: 'bigint', unsigned: true, nullable: true })
  confirmedBy!: string | null;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'started_at', type: 'datetime', precision: 3, nullable: true })
  startedAt!: Date | null;

  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;
}
