import { ClientRow } from '@vigie/directory';
import type { SenderNames, TicketKind } from '@vigie/rules';
import type { Mailbox } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** One of our mailboxes, beside the one of the installation. */
@Entity('mailbox')
@Index('uq_mailbox_address', ['address'], { unique: true })
@Index('ix_mailbox_client', ['clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_mailbox_client' })
export class MailboxRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 254 })
  address!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'json' })
  aliases!: string[];

  @Column({ name: 'sender_names', type: 'varchar', length: 10 })
  senderNames!: SenderNames;

  @Column({ type: 'json', nullable: true })
  imap!: Mailbox['imap'];

  /** Sealed. */
  @Column({ name: 'imap_password', type: 'varchar', length: 1000, nullable: true })
  imapPassword!: string | null;

  @Column({ type: 'json', nullable: true })
  smtp!: Mailbox['smtp'];

  /** Sealed. */
  @Column({ name: 'smtp_password', type: 'varchar', length: 1000, nullable: true })
  smtpPassword!: string | null;

  @Column({ name: 'ticket_kind', type: 'varchar', length: 20, nullable: true })
  ticketKind!: TicketKind | null;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true, nullable: true })
  clientId!: string | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  signature!: string | null;

  @Column({ type: 'boolean' })
  active!: boolean;

  /** Its mails are reports of backups. */
  @Column({ type: 'boolean', default: false })
  reports!: boolean;

  @Column({ name: 'dkim_selector', type: 'varchar', length: 63, nullable: true })
  dkimSelector!: string | null;

  /** Sealed private key. */
  @Column({ name: 'dkim_key', type: 'text', nullable: true })
  dkimKey!: string | null;

  /** Its public half, as DNS shows it. */
  @Column({ name: 'dkim_public', type: 'text', nullable: true })
  dkimPublic!: string | null;

  /** Mails that arrived before are left alone. */
  @Column({ name: 'read_since', type: 'datetime', precision: 3 })
  readSince!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
