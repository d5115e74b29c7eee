import type { PlanKind, PlanProblem, PlanState } from '@vigie/rules';
import { TicketRow, WrittenRequestRow } from '@vigie/tickets';
import type { AccountPlan, PlanFacts } from '@vigie/wire';
import { AccountTemplateRow } from '../templates/account-template.row';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A plan for one account, on the ticket of its written request. */
@Entity('account_plan')
@Index('uq_plan_client', ['id', 'clientId'], { unique: true })
@Index('ix_plan_ticket', ['ticketId', 'clientId', 'id'])
@Index('ix_plan_state', ['state', 'id'])
@Index('ix_plan_client', ['clientId', 'state', 'id'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_plan_ticket' })
@ForeignKey(() => WrittenRequestRow, ['requestId'], ['id'], { name: 'fk_plan_request' })
@ForeignKey(() => AccountTemplateRow, ['templateId'], ['id'], { name: 'fk_plan_template' })
export class AccountPlanRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** The sealed request that it rests upon: that of its ticket, or of one that goes on in it. */
  @Column({ name: 'request_id', type: 'bigint', unsigned: true })
  requestId!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: PlanKind;

  @Column({ type: 'varchar', length: 20 })
  state!: PlanState;

  @Column({ name: 'first_name', type: 'varchar', length: 100 })
  firstName!: string;

  @Column({ name: 'last_name', type: 'varchar', length: 100 })
  lastName!: string;

  @Column({ name: 'job_title', type: 'varchar', length: 150, nullable: true })
  jobTitle!: string | null;

  /** Of the account; null until one could be made of the name. */
  @Column({ type: 'varchar', length: 254, nullable: true })
  address!: string | null;

  /** Null until the account exists. */
  @Column({ name: 'account_id', type: 'char', length: 36, nullable: true })
  accountId!: string | null;

  @Column({ name: 'template_id', type: 'bigint', unsigned: true, nullable: true })
  templateId!: string | null;

  /** What the steps were made from; they are made again from it while the plan is proposed. */
  @Column({ type: 'json' })
  facts!: PlanFacts;

  @Column({ type: 'json' })
  notices!: { problem: PlanProblem; about: string }[];

  /** When the tenant was read for these steps. */
  @Column({ name: 'seen_at', type: 'datetime', precision: 3, nullable: true })
  seenAt!: Date | null;

  /** What the reading of its start changed in the steps that people saw. */
  @Column({ type: 'json', nullable: true })
  changes!: AccountPlan['changes'];

  @Column({ name: 'effective_date', type: 'date', nullable: true })
  effectiveDate!: string | null;

  /** When it starts; null while proposed. */
  @Column({ name: 'run_at', type: 'datetime', precision: 3, nullable: true })
  runAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'launched_at', type: 'datetime', precision: 3, nullable: true })
  launchedAt!: Date | null;

  @Column({ name: 'launched_by', type: 'varchar', length: 150, nullable: true })
  launchedBy!: string | null;

  /** Completed or cancelled. */
  @Column({ name: 'ended_at', type: 'datetime', precision: 3, nullable: true })
  endedAt!: Date | null;

  /** Why it was cancelled. */
  @Column({ name: 'end_reason', type: 'varchar', length: 1000, nullable: true })
  endReason!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
