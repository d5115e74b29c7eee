import { ClientRow } from '@vigie/directory';
import type { LocalDate, PaymentMethod } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Money received from a client. What no invoice takes stays as its credit. */
@Entity('payment')
@Index('uq_payment_client', ['id', 'clientId'], { unique: true })
@Index('ix_payment_list', ['receivedOn', 'id'])
@Index('ix_payment_of_client', ['clientId', 'receivedOn', 'id'])
@Index('ix_payment_open', ['openCents', 'receivedOn', 'id'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_payment_client' })
export class PaymentRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** Day on which our account was credited. */
  @Column({ name: 'received_on', type: 'date' })
  receivedOn!: LocalDate;

  /** Whole cents, as text. */
  @Column({ name: 'amount_cents', type: 'bigint' })
  amountCents!: string;

  /** Not allocated to anything. */
  @Column({ name: 'open_cents', type: 'bigint' })
  openCents!: string;

  @Column({ type: 'varchar', length: 12 })
  method!: PaymentMethod;

  @Column({ type: 'varchar', length: 140, nullable: true })
  reference!: string | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  note!: string | null;

  /** Typed by mistake: it stays visible, with its reason. */
  @Column({ name: 'cancelled_at', type: 'datetime', precision: 3, nullable: true })
  cancelledAt!: Date | null;

  @Column({ name: 'cancelled_by', type: 'varchar', length: 150, nullable: true })
  cancelledBy!: string | null;

  @Column({ name: 'cancel_reason', type: 'varchar', length: 2000, nullable: true })
  cancelReason!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
