import type { LocalDate } from '@vigie/rules';
import type { CampaignHold, FrozenIndex, FrozenLink, PriceCampaignState } from '@vigie/wire';
import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** The price revision of a year, from its opening to its letters, or to its undoing. */
@Entity('price_campaign')
@Index('uq_price_campaign_year', ['openYear'], { unique: true })
@Index('ix_price_campaign_due', ['state', 'effectiveOn'])
export class PriceCampaignRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'smallint', unsigned: true })
  year!: number;

  /** The year once more, and null when it was undone: one campaign of a year at most. */
  @Column({ name: 'open_year', type: 'smallint', unsigned: true, nullable: true })
  openYear!: number | null;

  @Column({ name: 'effective_on', type: 'date' })
  effectiveOn!: LocalDate;

  @Column({ type: 'varchar', length: 12 })
  state!: PriceCampaignState;

  /** The values that every line is computed with, as they were read: corrections that come later change nothing. */
  @Column({ name: 'index_values', type: 'json' })
  indexValues!: FrozenIndex[];

  @Column({ name: 'index_links', type: 'json' })
  indexLinks!: FrozenLink[];

  /** Why the first of January did not apply it. */
  @Column({ name: 'held_back', type: 'varchar', length: 30, nullable: true })
  heldBack!: CampaignHold | null;

  /** Batches so far: news of another step is old. */
  @Column({ type: 'int', unsigned: true })
  step!: number;

  /** The last contract, or client, that this phase looked at: a worker that is killed goes on from here. */
  @Column({ name: 'cursor_id', type: 'bigint', unsigned: true })
  cursorId!: string;

  /** Contracts, or letters, of the phase that runs. */
  @Column({ type: 'int', unsigned: true })
  done!: number;

  @Column({ type: 'int', unsigned: true })
  total!: number;

  @Column({ name: 'opened_at', type: 'datetime', precision: 3 })
  openedAt!: Date;

  @Column({ name: 'opened_by', type: 'varchar', length: 150 })
  openedBy!: string;

  /** When its lines were last computed. */
  @Column({ name: 'read_at', type: 'datetime', precision: 3 })
  readAt!: Date;

  /** Who opened it, or submitted it since: somebody else approves. */
  @Column({ name: 'author_id', type: 'bigint', unsigned: true, nullable: true })
  authorId!: string | null;

  @Column({ name: 'submitted_at', type: 'datetime', precision: 3, nullable: true })
  submittedAt!: Date | null;

  @Column({ name: 'submitted_by', type: 'varchar', length: 150, nullable: true })
  submittedBy!: string | null;

  @Column({ name: 'approved_at', type: 'datetime', precision: 3, nullable: true })
  approvedAt!: Date | null;

  @Column({ name: 'approved_by', type: 'varchar', length: 150, nullable: true })
  approvedBy!: string | null;

  /** By its author, who is the only person that could. */
  @Column({ name: 'approved_alone', type: 'boolean' })
  approvedAlone!: boolean;

  @Column({ name: 'applied_at', type: 'datetime', precision: 3, nullable: true })
  appliedAt!: Date | null;

  @Column({ name: 'applied_by', type: 'varchar', length: 150, nullable: true })
  appliedBy!: string | null;

  @Column({ name: 'undone_at', type: 'datetime', precision: 3, nullable: true })
  undoneAt!: Date | null;

  @Column({ name: 'undone_by', type: 'varchar', length: 150, nullable: true })
  undoneBy!: string | null;

  @Column({ name: 'undo_reason', type: 'varchar', length: 2000, nullable: true })
  undoReason!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
