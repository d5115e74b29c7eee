import type { LocalDate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PaymentRow } from '../payments/payment.row';
import { PenaltyClaimRow } from './penalty-claim.row';

/** A part of a payment that pays a claim. Undone ones stay, so that the past can be told. */
@Entity('penalty_claim_payment')
@Index('ix_penalty_claim_payment', ['claimId', 'clientId', 'id'])
@Index('ix_penalty_payment', ['paymentId', 'clientId', 'id'])
@ForeignKey(() => PenaltyClaimRow, ['claimId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_penalty_payment_claim',
})
@ForeignKey(() => PaymentRow, ['paymentId', 'clientId'], ['id', 'clientId'], { name: 'fk_penalty_payment' })
export class PenaltyClaimPaymentRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'claim_id', type: 'bigint', unsigned: true })
  claimId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'payment_id', type: 'bigint', unsigned: true })
  paymentId!: string;

  @Column({ name: 'amount_cents', type: 'bigint' })
  amountCents!: string;

  /** The day on which the money was received, or that of the claim when it came before. */
  @Column({ name: 'counts_on', type: 'date' })
  countsOn!: LocalDate;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ name: 'undone_at', type: 'datetime', precision: 3, nullable: true })
  undoneAt!: Date | null;

  @Column({ name: 'undone_by', type: 'varchar', length: 150, nullable: true })
  undoneBy!: string | null;
}
