import type { CertificateState } from '@vigie/wire';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** A certificate of our application. */
@Entity('m365_certificate')
@Index('ix_certificate_state', ['state', 'notAfter'])
export class M365CertificateRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: CertificateState;

  /** The public half, in PEM. */
  @Column({ type: 'text' })
  certificate!: string;

  /** Sealed; none once it is retired. */
  @Column({ name: 'private_key', type: 'text', nullable: true })
  privateKey!: string | null;

  /** SHA-256 in base64url. */
  @Column({ type: 'varchar', length: 64 })
  thumbprint!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'not_after', type: 'datetime', precision: 3 })
  notAfter!: Date;

  @Column({ name: 'activated_at', type: 'datetime', precision: 3, nullable: true })
  activatedAt!: Date | null;

  /** When administrators were told that it ends soon. */
  @Column({ name: 'warned_at', type: 'datetime', precision: 3, nullable: true })
  warnedAt!: Date | null;
}
