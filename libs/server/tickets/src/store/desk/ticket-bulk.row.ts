import type { BulkOutcome } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Reversal } from './ticket.store';

/** What became of one ticket, and the change that would bring it back. */
export type StoredOutcome =
  | (Extract<BulkOutcome, { outcome: 'done' }> & { inverse: Reversal })
  | Exclude<BulkOutcome, { outcome: 'done' }>;

/** One change of many tickets, kept for a while so that it can be undone. */
@Entity('ticket_bulk')
@Index('uq_bulk_undoes', ['undoes'], { unique: true })
@Index('ix_bulk_at', ['at'])
@ForeignKey(() => TicketBulkRow, ['undoes'], ['id'], { name: 'fk_bulk_undoes', onDelete: 'CASCADE' })
export class TicketBulkRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  /** Whose change it is, as the journal names them. */
  @Column({ type: 'varchar', length: 300 })
  actor!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** The change that this one takes back; each is taken back once. */
  @Column({ type: 'bigint', unsigned: true, nullable: true })
  undoes!: string | null;

  /** Null until every ticket was tried. */
  @Column({ type: 'json', nullable: true })
  results!: StoredOutcome[] | null;
}
