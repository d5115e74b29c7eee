import { ClientRow } from '@vigie/directory';
import type { ClientKind } from '@vigie/rules';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How a client is invoiced: its name and address on paper, and when it has to pay. */
@Entity('billing_account')
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_billing_account_client' })
export class BillingAccountRow {
  @PrimaryColumn({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'client_kind', type: 'varchar', length: 20 })
  clientKind!: ClientKind;

  /** The name of the client when it is null. */
  @Column({ name: 'legal_name', type: 'varchar', length: 150, nullable: true })
  legalName!: string | null;

  @Column({ type: 'varchar', length: 200 })
  street!: string;

  @Column({ name: 'postal_code', type: 'varchar', length: 10 })
  postalCode!: string;

  @Column({ type: 'varchar', length: 100 })
  city!: string;

  @Column({ type: 'char', length: 2 })
  country!: string;

  @Column({ type: 'char', length: 14, nullable: true })
  siret!: string | null;

  @Column({ name: 'vat_number', type: 'varchar', length: 20, nullable: true })
  vatNumber!: string | null;

  @Column({ name: 'electronic_address', type: 'varchar', length: 100, nullable: true })
  electronicAddress!: string | null;

  /** Where invoices and reminders are sent. */
  @Column({ type: 'json' })
  emails!: string[];

  /** Days from the issue of an invoice to its due date. */
  @Column({ name: 'payment_days', type: 'smallint', unsigned: true })
  paymentDays!: number;

  @Column({ name: 'order_reference', type: 'varchar', length: 60, nullable: true })
  orderReference!: string | null;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
