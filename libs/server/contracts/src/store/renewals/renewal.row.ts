import { PersonRow } from '@vigie/directory';
import type {
  DenunciationOutcome,
  DenunciationVerdict,
  LocalDate,
  RenewalDecision,
  TermState,
} from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ContractRow } from '../agreements/contract.row';

/** One term of a contract: its dates, who decides, what was decided, and what the client has sent. */
@Entity('renewal')
@Index('uq_renewal_term', ['contractId', 'clientId', 'term'], { unique: true })
@Index('uq_renewal_contract', ['id', 'contractId', 'clientId'], { unique: true })
@Index('ix_renewal_posting', ['state', 'postingOn', 'id'])
@Index('ix_renewal_owner', ['state', 'ownerId', 'postingOn', 'id'])
@Index('ix_renewal_decision', ['state', 'decision', 'postingOn', 'id'])
@Index('ix_renewal_protected', ['state', 'isProtected', 'postingOn', 'id'])
@Index('ix_renewal_client', ['clientId', 'postingOn', 'id'])
@Index('ix_renewal_term', ['state', 'term', 'id'])
@Index('ix_renewal_next', ['nextOn', 'id'])
@Index('ix_renewal_person', ['ownerId'])
@ForeignKey(() => ContractRow, ['contractId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_renewal_contract',
})
@ForeignKey(() => PersonRow, ['ownerId'], ['id'], { name: 'fk_renewal_owner' })
export class RenewalRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'contract_id', type: 'bigint', unsigned: true })
  contractId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'date' })
  term!: LocalDate;

  @Column({ type: 'varchar', length: 10 })
  state!: TermState;

  @Column({ name: 'notice_months', type: 'tinyint', unsigned: true })
  noticeMonths!: number;

  @Column({ name: 'limit_on', type: 'date' })
  limitOn!: LocalDate;

  @Column({ name: 'latest_arguable_on', type: 'date' })
  latestArguableOn!: LocalDate;

  @Column({ name: 'safe_on', type: 'date' })
  safeOn!: LocalDate;

  @Column({ name: 'posting_on', type: 'date' })
  postingOn!: LocalDate;

  /** The client must be told of the renewal in time. */
  @Column({ name: 'is_protected', type: 'boolean' })
  isProtected!: boolean;

  @Column({ name: 'information_from', type: 'date', nullable: true })
  informationFrom!: LocalDate | null;

  @Column({ name: 'information_to', type: 'date', nullable: true })
  informationTo!: LocalDate | null;

  @Column({ name: 'owner_id', type: 'bigint', unsigned: true, nullable: true })
  ownerId!: string | null;

  @Column({ type: 'varchar', length: 12 })
  decision!: RenewalDecision;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  note!: string | null;

  @Column({ name: 'decided_by', type: 'varchar', length: 150, nullable: true })
  decidedBy!: string | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  /** The reminder sent last, in days before the posting date. */
  @Column({ name: 'last_reminder', type: 'tinyint', unsigned: true, nullable: true })
  lastReminder!: number | null;

  /** It was said that the window of the information has passed. */
  @Column({ name: 'said_too_late', type: 'boolean' })
  saidTooLate!: boolean;

  /** The next day on which something may be due. */
  @Column({ name: 'next_on', type: 'date', nullable: true })
  nextOn!: LocalDate | null;

  /** Of the client's letter; both are kept, for which of the two counts is disputed. */
  @Column({ name: 'notice_sent_on', type: 'date', nullable: true })
  noticeSentOn!: LocalDate | null;

  @Column({ name: 'notice_received_on', type: 'date', nullable: true })
  noticeReceivedOn!: LocalDate | null;

  @Column({ type: 'varchar', length: 10, nullable: true })
  verdict!: DenunciationVerdict | null;

  /** Null while somebody has to decide about a letter that can be argued about. */
  @Column({ type: 'varchar', length: 10, nullable: true })
  outcome!: DenunciationOutcome | null;

  @Column({ name: 'outcome_reason', type: 'varchar', length: 2000, nullable: true })
  outcomeReason!: string | null;

  @Column({ name: 'outcome_by', type: 'varchar', length: 150, nullable: true })
  outcomeBy!: string | null;

  @Column({ name: 'outcome_at', type: 'datetime', precision: 3, nullable: true })
  outcomeAt!: Date | null;

  /** Of the contract when the dates were worked out: another one means that they are to be looked at again. */
  @Column({ name: 'contract_version', type: 'int', unsigned: true })
  contractVersion!: number;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
