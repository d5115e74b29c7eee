import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PersonRow } from './person.row';

/** One-time replacement of a TOTP code, hashed. */
@Entity('recovery_code')
@Index('ix_recovery_person', ['personId'])
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_recovery_person', onDelete: 'CASCADE' })
export class RecoveryCodeRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ name: 'code_hash', type: 'char', length: 64 })
  codeHash!: string;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  usedAt!: Date | null;
}
