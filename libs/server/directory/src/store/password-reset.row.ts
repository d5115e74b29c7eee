import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PersonRow } from './person.row';

/** A single-use link to choose a password, sent by mail. Only its hash is kept. */
@Entity('password_reset')
@Index('uq_reset_token', ['tokenHash'], { unique: true })
@Index('ix_reset_person', ['personId'])
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_reset_person', onDelete: 'CASCADE' })
export class PasswordResetRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'token_hash', type: 'char', length: 64 })
  tokenHash!: string;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'used_at', type: 'datetime', precision: 3, nullable: true })
  usedAt!: Date | null;
}
