import type { ClaimTake, LocalDate } from '@vigie/rules';
import type { ClaimComputation } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { InvoiceRow } from '../invoices/invoice.row';
import { PenaltyClaimRow } from './penalty-claim.row';

/** The days of an invoice that a claim holds, with their computation as it was when the claim was issued. */
@Entity('penalty_claim_invoice')
@Index('uq_penalty_claim_invoice', ['claimId', 'invoiceId'], { unique: true })
@Index('uq_penalty_claim_days', ['invoiceId', 'fromOn', 'counts'], { unique: true })
@Index('ix_penalty_claim_invoice', ['claimId', 'clientId', 'id'])
@Index('ix_penalty_claimed', ['invoiceId', 'clientId', 'counts'])
@ForeignKey(() => PenaltyClaimRow, ['claimId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_penalty_claim_invoice',
})
@ForeignKey(() => InvoiceRow, ['invoiceId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_penalty_claimed_invoice',
})
export class PenaltyClaimInvoiceRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'claim_id', type: 'bigint', unsigned: true })
  claimId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'invoice_id', type: 'bigint', unsigned: true })
  invoiceId!: string;

  @Column({ type: 'varchar', length: 6 })
  take!: ClaimTake;

  /** First and last day that are claimed; none where only the indemnity is. */
  @Column({ name: 'from_on', type: 'date', nullable: true })
  fromOn!: LocalDate | null;

  @Column({ name: 'until_on', type: 'date', nullable: true })
  untilOn!: LocalDate | null;

  @Column({ name: 'penalty_cents', type: 'bigint' })
  penaltyCents!: string;

  @Column({ name: 'indemnity_cents', type: 'bigint' })
  indemnityCents!: string;

  @Column({ type: 'json' })
  computation!: ClaimComputation;

  /** True or null, never false: the days of a claim that was cancelled may be claimed again. */
  @Column({ type: 'boolean', nullable: true })
  counts!: boolean | null;
}
