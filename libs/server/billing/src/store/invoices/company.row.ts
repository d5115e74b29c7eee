import type { LedgerAccounts } from '@vigie/wire';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Our own company as its invoices name it: one row. */
@Entity('company')
export class CompanyRow {
  @PrimaryColumn({ type: 'tinyint', unsigned: true })
  id!: number;

  @Column({ type: 'varchar', length: 150 })
  name!: string;

  @Column({ name: 'legal_form', type: 'varchar', length: 60 })
  legalForm!: string;

  @Column({ name: 'capital_cents', type: 'bigint', nullable: true })
  capitalCents!: string | null;

  @Column({ type: 'char', length: 9 })
  siren!: string;

  @Column({ type: 'char', length: 14, nullable: true })
  siret!: string | null;

  /** City of the register of companies. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  registry!: string | null;

  @Column({ name: 'vat_number', type: 'varchar', length: 20, nullable: true })
  vatNumber!: string | null;

  @Column({ type: 'varchar', length: 200 })
  street!: string;

  @Column({ name: 'postal_code', type: 'varchar', length: 10 })
  postalCode!: string;

  @Column({ type: 'varchar', length: 100 })
  city!: string;

  @Column({ type: 'char', length: 2 })
  country!: string;

  @Column({ name: 'electronic_address', type: 'varchar', length: 100, nullable: true })
  electronicAddress!: string | null;

  @Column({ type: 'varchar', length: 30, nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', length: 254, nullable: true })
  email!: string | null;

  @Column({ type: 'varchar', length: 34, nullable: true })
  iban!: string | null;

  @Column({ type: 'varchar', length: 11, nullable: true })
  bic!: string | null;

  @Column({ name: 'vat_on_debits', type: 'boolean' })
  vatOnDebits!: boolean;

  /** Where the entries of an export are booked; the usual accounts when it is null. */
  @Column({ type: 'json', nullable: true })
  accounts!: LedgerAccounts | null;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
