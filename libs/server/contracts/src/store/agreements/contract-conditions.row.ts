import { CalendarRow } from '@vigie/directory';
import type {
  AgreedRevision,
  DataChoice,
  DeadlineMode,
  Formula,
  LocalDate,
  ObjectionKind,
  PenaltyMethod,
} from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractAmendmentRow } from './contract-amendment.row';
import { ContractRow } from './contract.row';

/** What was agreed besides the lines, from a day on: the first row with the contract, one more with each amendment. */
@Entity('contract_conditions')
@Index('ix_conditions_contract', ['contractId', 'clientId', 'validFrom', 'id'])
@Index('ix_conditions_amendment', ['amendmentId', 'contractId'])
@Index('ix_conditions_series', ['revisionSeries'])
@Index('ix_conditions_calendar', ['calendarId'])
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_conditions_contract',
})
@ForeignKey(() => ContractAmendmentRow, ['amendmentId', 'contractId'], ['id', 'contractId'], {
  name: 'fk_conditions_amendment',
})
@ForeignKey(() => CalendarRow, ['calendarId'], ['id'], { name: 'fk_conditions_calendar' })
export class ContractConditionsRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'amendment_id', type: 'bigint', unsigned: true, nullable: true })
  amendmentId!: string | null;

  @Column({ name: 'valid_from', type: 'date' })
  validFrom!: LocalDate;

  @Column({ type: 'varchar', length: 20 })
  formula!: Formula;

  @Column({ type: 'boolean' })
  weekend!: boolean;

  @Column({ name: 'notice_months', type: 'tinyint', unsigned: true })
  noticeMonths!: number;

  /** The calendar of the client when it is null. */
  @Column({ name: 'calendar_id', type: 'bigint', unsigned: true, nullable: true })
  calendarId!: string | null;

  @Column({ name: 'deadline_mode', type: 'varchar', length: 30 })
  deadlineMode!: DeadlineMode;

  @Column({ name: 'suspension_days', type: 'smallint', unsigned: true })
  suspensionDays!: number;

  @Column({ name: 'objection_days', type: 'smallint', unsigned: true })
  objectionDays!: number;

  @Column({ name: 'objection_kind', type: 'varchar', length: 10 })
  objectionKind!: ObjectionKind;

  @Column({ name: 'breach_hours', type: 'smallint', unsigned: true })
  breachHours!: number;

  @Column({ name: 'data_choice', type: 'varchar', length: 30, nullable: true })
  dataChoice!: DataChoice | null;

  @Column({ name: 'penalty_method', type: 'varchar', length: 10 })
  penaltyMethod!: PenaltyMethod;

  @Column({ name: 'penalty_text', type: 'varchar', length: 2000, nullable: true })
  penaltyText!: string | null;

  /** That of the clause, so that the contracts of a series are found. */
  @Column({ name: 'revision_series', type: 'varchar', length: 40, nullable: true })
  revisionSeries!: string | null;

  @Column({ type: 'json', nullable: true })
  revision!: AgreedRevision | null;

  /** The amendment was withdrawn before it came into force. */
  @Column({ name: 'withdrawn_at', type: 'datetime', precision: 3, nullable: true })
  withdrawnAt!: Date | null;
}
