import type { BankFormat } from '@vigie/wire';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A statement that was read. */
@Entity('bank_import')
export class BankImportRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'file_name', type: 'varchar', length: 200 })
  fileName!: string;

  @Column({ type: 'varchar', length: 10 })
  format!: BankFormat;

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'created_by', type: 'varchar', length: 150 })
  createdBy!: string;

  /** How many lines it brought. */
  @Column({ name: 'line_count', type: 'int', unsigned: true, default: 0 })
  lineCount!: number;

  /** Taken back whole: its lines are gone. */
  @Column({ name: 'undone_at', type: 'datetime', precision: 3, nullable: true })
  undoneAt!: Date | null;

  @Column({ name: 'undone_by', type: 'varchar', length: 150, nullable: true })
  undoneBy!: string | null;
}
