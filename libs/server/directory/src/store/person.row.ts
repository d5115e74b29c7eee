import type { Locale, Role } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ClientRow } from './client.row';

/** Somebody who can sign in: one of our people, or a contact of a client. */
@Entity('person')
@Index('uq_person_email', ['email'], { unique: true })
@Index('uq_person_client', ['clientId', 'id'], { unique: true })
@Index('ft_person', ['name', 'email'], { fulltext: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_person_client' })
export class PersonRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  kind!: 'staff' | 'contact';

  /** Null for our own people. */
  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ type: 'varchar', length: 150 })
  name!: string;

  @Column({ type: 'varchar', length: 254 })
  email!: string;

  /** Argon2id; null until the person has chosen one. */
  @Column({ name: 'password_hash', type: 'varchar', length: 255, nullable: true })
  passwordHash!: string | null;

  @Column({ type: 'json' })
  roles!: Role[];

  @Column({ type: 'varchar', length: 5 })
  locale!: Locale;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** Sealed; null while TOTP is off. */
  @Column({ name: 'totp_secret', type: 'varchar', length: 300, nullable: true })
  totpSecret!: string | null;

  /** Sealed secret of an enrolment that is not confirmed yet. */
  @Column({ name: 'totp_pending', type: 'varchar', length: 300, nullable: true })
  totpPending!: string | null;

  /** Last time step used, so that a code serves once. */
  @Column({ name: 'totp_last_step', type: 'bigint', nullable: true })
  totpLastStep!: string | null;

  @Column({ name: 'last_seen_at', type: 'datetime', precision: 3, nullable: true })
  lastSeenAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
