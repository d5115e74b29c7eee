import { ClientRow, PersonRow } from '@vigie/directory';
import type { TimeActivity } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketRow } from '../desk/ticket.row';
import { InterventionRow } from './intervention.row';

/** Time that somebody spent for a client; it stays under its own ticket when that one is merged. */
@Entity('time_entry')
@Index('ix_time_ticket', ['ticketId', 'clientId', 'day'])
@Index('ix_time_person', ['personId', 'day'])
@Index('ix_time_day', ['day', 'clientId', 'personId', 'minutes', 'billable'])
@Index('uq_time_intervention_person', ['clientId', 'interventionId', 'personId'], { unique: true })
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_time_client' })
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_time_person' })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_time_ticket' })
@ForeignKey(() => InterventionRow, ['clientId', 'interventionId'], ['clientId', 'id'], {
  name: 'fk_time_intervention',
})
export class TimeEntryRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;

  /** The intervention it was used in: each gives one entry a technician. */
  @Column({ name: 'intervention_id', type: 'bigint', unsigned: true, nullable: true })
  interventionId!: string | null;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'int', unsigned: true })
  minutes!: number;

  @Column({ type: 'varchar', length: 20 })
  activity!: TimeActivity;

  @Column({ type: 'boolean' })
  billable!: boolean;

  /** It stands on a line of an invoice, drafted or issued: invoicing says so, and it is no longer changed. */
  @Column({ name: 'is_billed', type: 'boolean', default: false })
  isBilled!: boolean;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  comment!: string | null;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
