import { ClientRow } from '@vigie/directory';
import { StoredFileRow } from '@vigie/platform';
import type { InvoiceParty, InvoiceSeller, LocalDate } from '@vigie/rules';
import type { ClaimState } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A claim of late-payment penalties. Only what it still owes moves once it is issued, under the lock of its row. */
@Entity('penalty_claim')
@Index('uq_penalty_claim_client', ['id', 'clientId'], { unique: true })
@Index('uq_penalty_claim_number', ['number'], { unique: true })
@Index('ix_penalty_claim_of_client', ['clientId', 'id'])
@Index('ix_penalty_claim_state', ['state', 'id'])
@Index('ix_penalty_claim_file', ['clientId', 'fileId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_penalty_claim_client' })
@ForeignKey(() => StoredFileRow, ['clientId', 'fileId'], ['clientId', 'id'], {
  name: 'fk_penalty_claim_file',
})
export class PenaltyClaimRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 35 })
  number!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: ClaimState;

  @Column({ name: 'issued_on', type: 'date' })
  issuedOn!: LocalDate;

  /** The last day that it counts. */
  @Column({ name: 'as_of', type: 'date' })
  asOf!: LocalDate;

  /** Whole cents, as text. */
  @Column({ name: 'penalty_cents', type: 'bigint' })
  penaltyCents!: string;

  @Column({ name: 'indemnity_cents', type: 'bigint' })
  indemnityCents!: string;

  @Column({ name: 'total_cents', type: 'bigint' })
  totalCents!: string;

  @Column({ name: 'open_cents', type: 'bigint' })
  openCents!: string;

  @Column({ name: 'settled_on', type: 'date', nullable: true })
  settledOn!: LocalDate | null;

  /** The parties as the latest of its invoices names them. */
  @Column({ type: 'json', nullable: true })
  seller!: InvoiceSeller | null;

  @Column({ type: 'json', nullable: true })
  buyer!: InvoiceParty | null;

  @Column({ name: 'file_id', type: 'bigint', unsigned: true, nullable: true })
  fileId!: string | null;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3, nullable: true })
  sentAt!: Date | null;

  @Column({ name: 'sent_to', type: 'json', nullable: true })
  sentTo!: string[] | null;

  @Column({ name: 'cancelled_at', type: 'datetime', precision: 3, nullable: true })
  cancelledAt!: Date | null;

  @Column({ name: 'cancelled_by', type: 'varchar', length: 150, nullable: true })
  cancelledBy!: string | null;

  @Column({ name: 'cancel_reason', type: 'varchar', length: 500, nullable: true })
  cancelReason!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
