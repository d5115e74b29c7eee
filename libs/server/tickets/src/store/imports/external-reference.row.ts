import { ClientRow, PersonRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketRow } from '../desk/ticket.row';

/** What the other desk said of a ticket that has no place of its own here. */
export interface OriginFacts {
  requester?: string;
  assignee?: string;
  category?: string;
  /** The messages that the import wrote. */
  messageIds?: string[];
}

/** What came from where: one row for each reference of a source. */
@Entity('external_reference')
@Index('uq_external_reference', ['kind', 'source', 'reference'], { unique: true })
@Index('ix_reference_client', ['clientId', 'personId'])
@Index('ix_reference_ticket', ['ticketId', 'clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_reference_client' })
@ForeignKey(() => PersonRow, ['clientId', 'personId'], ['clientId', 'id'], { name: 'fk_reference_person' })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_reference_ticket' })
export class ExternalReferenceRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 10 })
  kind!: 'clients' | 'contacts' | 'tickets';

  @Column({ type: 'varchar', length: 30 })
  source!: string;

  @Column({ type: 'varchar', length: 254 })
  reference!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true, nullable: true })
  personId!: string | null;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;

  /** Of what the row said when it was written: the same again changes nothing. */
  @Column({ type: 'char', length: 64 })
  digest!: string;

  @Column({ type: 'json' })
  facts!: OriginFacts;

  @Column({ name: 'imported_at', type: 'datetime', precision: 3 })
  importedAt!: Date;
}
