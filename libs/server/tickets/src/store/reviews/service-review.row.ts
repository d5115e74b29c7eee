import { ClientRow } from '@vigie/directory';
import type { Month, ReviewState } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** The monthly service review of a client. */
@Entity('service_review')
@Index('uq_review_month', ['clientId', 'month'], { unique: true })
@Index('ix_review_month', ['month', 'id'])
@Index('ix_review_state', ['state', 'month', 'id'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_review_client' })
export class ServiceReviewRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'char', length: 7 })
  month!: Month;

  @Column({ type: 'varchar', length: 10 })
  state!: ReviewState;

  @Column({ type: 'text', nullable: true })
  comment!: string | null;

  @Column({ name: 'published_at', type: 'datetime', precision: 3, nullable: true })
  publishedAt!: Date | null;

  @Column({ name: 'published_by', type: 'varchar', length: 150, nullable: true })
  publishedBy!: string | null;

  /** The exact text that was published (canonical JSON), figures and comment. */
  @Column({ type: 'mediumtext', nullable: true })
  sealed!: string | null;

  @Column({ type: 'char', length: 64, nullable: true })
  sha256!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}

/** A month whose drafts were made, for all clients at once. */
@Entity('service_review_run')
export class ServiceReviewRunRow {
  @PrimaryColumn({ type: 'char', length: 7 })
  month!: Month;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;
}
