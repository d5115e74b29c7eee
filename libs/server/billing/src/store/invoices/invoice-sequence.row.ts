import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The last number given in a series and year; its row is locked by who takes the next one. */
@Entity('invoice_sequence')
export class InvoiceSequenceRow {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  series!: string;

  @PrimaryColumn({ type: 'smallint', unsigned: true })
  year!: number;

  @Column({ name: 'last_number', type: 'int', unsigned: true })
  lastNumber!: number;
}
