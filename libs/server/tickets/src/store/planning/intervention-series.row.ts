import { ClientRow } from '@vigie/directory';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Interventions that come again; each occurrence is a row of its own, and may go its own way. */
@Entity('intervention_series')
@Index('uq_series_client', ['clientId', 'id'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_series_client' })
export class InterventionSeriesRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  /** RFC 5545. */
  @Column({ type: 'varchar', length: 200 })
  rule!: string;

  @Column({ type: 'varchar', length: 60 })
  zone!: string;

  @Column({ name: 'planned_minutes', type: 'int', unsigned: true })
  plannedMinutes!: number;

  /** Start of the last occurrence that an adjustment counted: each counts once. */
  @Column({ name: 'adjusted_after', type: 'datetime', precision: 3, nullable: true })
  adjustedAfter!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;
}
