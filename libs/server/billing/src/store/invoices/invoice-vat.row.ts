import type { VatCategory } from '@vigie/rules';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { InvoiceRow } from './invoice.row';

/** The VAT of an invoice by category and rate, computed once on the sum of its lines. */
@Entity('invoice_vat')
@ForeignKey(() => InvoiceRow, ['invoiceId'], ['id'], { name: 'fk_invoice_vat' })
export class InvoiceVatRow {
  @PrimaryColumn({ name: 'invoice_id', type: 'bigint', unsigned: true })
  invoiceId!: string;

  @PrimaryColumn({ type: 'varchar', length: 2 })
  category!: VatCategory;

  /** Hundredths of a percent. */
  @PrimaryColumn({ type: 'smallint', unsigned: true })
  rate!: number;

  @Column({ name: 'base_cents', type: 'bigint' })
  baseCents!: string;

  @Column({ name: 'vat_cents', type: 'bigint' })
  vatCents!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  exemption!: string | null;
}
