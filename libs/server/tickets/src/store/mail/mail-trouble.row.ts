import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** An address that took no mail of ours, until one arrives from it or a person says it is well. */
@Entity('mail_trouble')
@Index('uq_mail_trouble_address', ['address'], { unique: true })
export class MailTroubleRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 254 })
  address!: string;

  @Column({ type: 'datetime', precision: 3 })
  since!: Date;

  /** What its server said. */
  @Column({ type: 'varchar', length: 500 })
  reason!: string;

  /** The mail that came back. */
  @Column({ name: 'outbound_mail_id', type: 'bigint', unsigned: true })
  outboundMailId!: string;
}
