import { PersonRow } from '@vigie/directory';
import type { AnyRequest, RefusedFile } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketRow } from '../desk/ticket.row';

/** A request that waits for its author to confirm it in writing. */
@Entity('request_draft')
@Index('ix_draft_contact', ['clientId', 'contactId'])
@Index('ix_draft_ticket', ['ticketId', 'clientId'])
@ForeignKey(() => PersonRow, ['clientId', 'contactId'], ['clientId', 'id'], { name: 'fk_draft_contact' })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_draft_ticket' })
export class RequestDraftRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'contact_id', type: 'bigint', unsigned: true })
  contactId!: string;

  @Column({ type: 'varchar', length: 10 })
  origin!: 'email' | 'phone';

  @Column({ type: 'json' })
  request!: AnyRequest;

  @Column({ name: 'raw_file_key', type: 'char', length: 36, nullable: true })
  rawFileKey!: string | null;

  @Column({ name: 'file_ids', type: 'json' })
  fileIds!: string[];

  /** Files of its mail that did not come through. */
  @Column({ name: 'refused_files', type: 'json', nullable: true })
  refusedFiles!: RefusedFile[] | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'expires_at', type: 'datetime', precision: 3 })
  expiresAt!: Date;

  @Column({ name: 'confirmed_at', type: 'datetime', precision: 3, nullable: true })
  confirmedAt!: Date | null;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;
}
