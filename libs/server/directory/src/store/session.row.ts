import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PersonRow } from './person.row';

/** A sign-in on one browser. Only the hash of its secret is kept. */
@Entity('session')
@Index('uq_session_secret', ['secretHash'], { unique: true })
@Index('ix_session_person', ['personId'])
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_session_person', onDelete: 'CASCADE' })
export class SessionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'secret_hash', type: 'char', length: 64 })
  secretHash!: string;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'last_seen_at', type: 'datetime', precision: 3 })
  lastSeenAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ type: 'varchar', length: 45 })
  ip!: string;

  @Column({ name: 'user_agent', type: 'varchar', length: 300 })
  userAgent!: string;
}
