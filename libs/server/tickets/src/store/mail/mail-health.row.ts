import type { MailWay } from '@vigie/rules';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How one way of mail does. */
@Entity('mail_health')
export class MailHealthRow {
  @PrimaryColumn({ type: 'varchar', length: 10 })
  way!: MailWay;

  /** The mailbox that is read; 0 for the one of the installation, and for what leaves. */
  @PrimaryColumn({ name: 'mailbox_id', type: 'bigint', unsigned: true, default: 0 })
  mailboxId!: string;

  /** When it was first used. */
  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  @Column({ name: 'last_success_at', type: 'datetime', precision: 3, nullable: true })
  lastSuccessAt!: Date | null;

  /** Since the last success. */
  @Column({ type: 'int', unsigned: true, default: 0 })
  failures!: number;

  /** The last failure, in the words of the server. */
  @Column({ type: 'varchar', length: 500, nullable: true })
  error!: string | null;

  /** Set once the administrators were told, until it works again. */
  @Column({ name: 'stopped_since', type: 'datetime', precision: 3, nullable: true })
  stoppedSince!: Date | null;
}
