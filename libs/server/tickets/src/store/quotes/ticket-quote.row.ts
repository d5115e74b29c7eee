import type { QuoteReason, QuoteState, VatRate } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from '../desk/ticket-part';
import { TicketRow } from '../desk/ticket.row';

/** A quote for work outside the contract; its decision is sealed, and linked to the decision before. */
@Entity('ticket_quote')
@Index('uq_quote_edition', ['ticketId', 'clientId', 'edition'], { unique: true })
@Index('ix_quote_client', ['clientId', 'state', 'id'])
@Index('ix_quote_state', ['state', 'ticketId'])
@Index('uq_quote_sequence', ['sequence'], { unique: true })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_quote_ticket' })
export class TicketQuoteRow extends TicketPart {
  @Column({ type: 'int', unsigned: true })
  edition!: number;

  @Column({ type: 'varchar', length: 30 })
  reason!: QuoteReason;

  @Column({ type: 'text' })
  text!: string;

  @Column({ name: 'net_cents', type: 'int', unsigned: true })
  netCents!: number;

  @Column({ name: 'vat_rate', type: 'int', unsigned: true })
  vatRate!: VatRate;

  @Column({ name: 'valid_until', type: 'date' })
  validUntil!: string;

  @Column({ type: 'varchar', length: 10 })
  state!: QuoteState;

  @Column({ type: 'varchar', length: 150 })
  author!: string;

  @Column({ name: 'sent_at', type: 'datetime', precision: 3 })
  sentAt!: Date;

  @Column({ name: 'reminded_at', type: 'datetime', precision: 3, nullable: true })
  remindedAt!: Date | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_by', type: 'varchar', length: 150, nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  comment!: string | null;

  /** Its place in the chain of decisions. */
  @Column({ type: 'int', unsigned: true, nullable: true })
  sequence!: number | null;

  /** The canonical JSON that the hash is of. */
  @Column({ type: 'mediumtext', nullable: true })
  sealed!: string | null;

  @Column({ type: 'char', length: 64, nullable: true })
  sha256!: string | null;

  @Column({ name: 'previous_sha256', type: 'char', length: 64, nullable: true })
  previousSha256!: string | null;
}
