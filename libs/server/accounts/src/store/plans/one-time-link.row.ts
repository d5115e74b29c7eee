import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { AccountStepRow } from './account-step.row';

/** A link that gives a new password to whoever opens it first; never the password, nor the link itself. */
@Entity('one_time_link')
@Index('uq_one_time_token', ['tokenSha256'], { unique: true })
@Index('ix_one_time_step', ['stepId'])
@ForeignKey(() => AccountStepRow, ['stepId'], ['id'], { name: 'fk_one_time_step', onDelete: 'CASCADE' })
export class OneTimeLinkRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'step_id', type: 'bigint', unsigned: true })
  stepId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'token_sha256', type: 'char', length: 64 })
  tokenSha256!: string;

  @Column({ name: 'asked_by', type: 'varchar', length: 150 })
  askedBy!: string;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3 })
  askedAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  /** Of whoever is opening it: nobody else can, until it has failed. */
  @Column({ type: 'char', length: 36, nullable: true })
  claim!: string | null;

  @Column({ name: 'claimed_at', type: 'datetime', precision: 3, nullable: true })
  claimedAt!: Date | null;

  @Column({ name: 'opened_at', type: 'datetime', precision: 3, nullable: true })
  openedAt!: Date | null;

  /** The network address that opened it. */
  @Column({ name: 'opened_from', type: 'varchar', length: 64, nullable: true })
  openedFrom!: string | null;
}
