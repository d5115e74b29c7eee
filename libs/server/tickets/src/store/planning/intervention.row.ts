import { ClientRow, PersonRow, SiteRow } from '@vigie/directory';
import type { InterventionClass, InterventionPlace, InterventionState } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketRow } from '../desk/ticket.row';
import { InterventionSeriesRow } from './intervention-series.row';

/** Work at a set time for a client. */
@Entity('intervention')
@Index('uq_intervention_client', ['clientId', 'id'], { unique: true })
@Index('ix_intervention_start', ['startsAt', 'id'])
@Index('ix_intervention_technician', ['technicianId', 'startsAt'])
@Index('ix_intervention_client', ['clientId', 'startsAt'])
@Index('ix_intervention_ticket', ['ticketId', 'clientId'])
@Index('ix_intervention_series', ['clientId', 'seriesId', 'startsAt'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_intervention_client' })
@ForeignKey(() => PersonRow, ['technicianId'], ['id'], { name: 'fk_intervention_technician' })
@ForeignKey(() => SiteRow, ['clientId', 'siteId'], ['clientId', 'id'], { name: 'fk_intervention_site' })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_intervention_ticket' })
@ForeignKey(() => InterventionSeriesRow, ['clientId', 'seriesId'], ['clientId', 'id'], {
  name: 'fk_intervention_series',
})
export class InterventionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'technician_id', type: 'bigint', unsigned: true })
  technicianId!: string;

  @Column({ name: 'site_id', type: 'bigint', unsigned: true, nullable: true })
  siteId!: string | null;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;

  @Column({ name: 'series_id', type: 'bigint', unsigned: true, nullable: true })
  seriesId!: string | null;

  @Column({ type: 'varchar', length: 200 })
  subject!: string;

  @Column({ type: 'varchar', length: 10 })
  place!: InterventionPlace;

  /** How soon after its request it takes place. */
  @Column({ type: 'varchar', length: 10 })
  class!: InterventionClass;

  @Column({ type: 'varchar', length: 10 })
  state!: InterventionState;

  @Column({ name: 'requested_at', type: 'datetime', precision: 3 })
  requestedAt!: Date;

  @Column({ name: 'starts_at', type: 'datetime', precision: 3 })
  startsAt!: Date;

  /** Where its series has it; it may have been moved from there. */
  @Column({ name: 'recurrence_at', type: 'datetime', precision: 3, nullable: true })
  recurrenceAt!: Date | null;

  @Column({ name: 'planned_minutes', type: 'int', unsigned: true })
  plannedMinutes!: number;

  @Column({ name: 'used_minutes', type: 'int', unsigned: true, nullable: true })
  usedMinutes!: number | null;

  /** For our people only. */
  @Column({ type: 'text', nullable: true })
  note!: string | null;

  @Column({ name: 'change_asked', type: 'varchar', length: 2000, nullable: true })
  changeAsked!: string | null;

  @Column({ name: 'change_asked_by', type: 'varchar', length: 150, nullable: true })
  changeAskedBy!: string | null;

  @Column({ name: 'change_asked_at', type: 'datetime', precision: 3, nullable: true })
  changeAskedAt!: Date | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
