import { PersonRow } from '@vigie/directory';
import type { RequestChannel, RequestKind } from '@vigie/rules';
import type { RequestWarning } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** The sealed record of a written request: never changed, chained to the one before. */
@Entity('written_request')
@Index('uq_request_sequence', ['sequence'], { unique: true })
@Index('ix_request_author', ['clientId', 'authorId'])
@Index('ix_request_kind', ['clientId', 'kind', 'id'])
@Index('ix_request_client', ['clientId', 'id'])
@Index('ix_request_received', ['clientId', 'receivedAt', 'id'])
@Index('uq_request_ticket', ['ticketId', 'clientId'], { unique: true })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_request_ticket' })
@ForeignKey(() => PersonRow, ['clientId', 'authorId'], ['clientId', 'id'], { name: 'fk_request_author' })
export class WrittenRequestRow extends TicketPart {
  @Column({ type: 'int', unsigned: true })
  sequence!: number;

  @Column({ type: 'varchar', length: 30 })
  kind!: RequestKind;

  @Column({ type: 'varchar', length: 20 })
  channel!: RequestChannel;

  @Column({ name: 'author_id', type: 'bigint', unsigned: true, nullable: true })
  authorId!: string | null;

  @Column({ name: 'author_name', type: 'varchar', length: 150 })
  authorName!: string;

  @Column({ name: 'author_email', type: 'varchar', length: 254 })
  authorEmail!: string;

  @Column({ name: 'received_at', type: 'datetime', precision: 3 })
  receivedAt!: Date;

  /** The exact text that was sealed (canonical JSON). */
  @Column({ type: 'mediumtext' })
  payload!: string;

  /** The raw e-mail, whose SHA-256 is in the payload. */
  @Column({ name: 'raw_file_key', type: 'char', length: 36, nullable: true })
  rawFileKey!: string | null;

  @Column({ type: 'json' })
  warnings!: RequestWarning[];

  @Column({ type: 'char', length: 64 })
  sha256!: string;

  @Column({ name: 'previous_sha256', type: 'char', length: 64 })
  previousSha256!: string;
}
