import type { Permission } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { PersonRow } from './person.row';

/** A token for scripts. Only the hash of its secret is kept. */
@Entity('api_token')
@Index('uq_token_secret', ['secretHash'], { unique: true })
@Index('ix_token_person', ['personId'])
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_token_person', onDelete: 'CASCADE' })
export class ApiTokenRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'secret_hash', type: 'char', length: 64 })
  secretHash!: string;

  /** Null for a service token, which belongs to nobody. */
  @Column({ name: 'person_id', type: 'bigint', unsigned: true, nullable: true })
  personId!: string | null;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'json' })
  scopes!: Permission[];

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'last_used_at', type: 'datetime', precision: 3, nullable: true })
  lastUsedAt!: Date | null;
}
