import { PersonRow } from '@vigie/directory';
import type { Rating } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketRow } from '../desk/ticket.row';

/** One end of the work of a ticket: who had it, whether the requester was asked, and what they think of it. */
@Entity('satisfaction')
@Index('ix_satisfaction_ticket', ['ticketId', 'clientId', 'id'])
@Index('ix_satisfaction_requester', ['clientId', 'requesterId', 'askedAt'])
@Index('ix_satisfaction_assignee', ['assigneeId'])
@Index('ix_satisfaction_done', ['doneAt'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_satisfaction_ticket' })
@ForeignKey(() => PersonRow, ['clientId', 'requesterId'], ['clientId', 'id'], {
  name: 'fk_satisfaction_requester',
})
@ForeignKey(() => PersonRow, ['assigneeId'], ['id'], { name: 'fk_satisfaction_assignee' })
export class SatisfactionRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true })
  ticketId!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'requester_id', type: 'bigint', unsigned: true })
  requesterId!: string;

  @Column({ name: 'assignee_id', type: 'bigint', unsigned: true, nullable: true })
  assigneeId!: string | null;

  @Column({ name: 'done_at', type: 'datetime', precision: 3 })
  doneAt!: Date;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3, nullable: true })
  askedAt!: Date | null;

  @Column({ type: 'varchar', length: 4, nullable: true })
  rating!: Rating | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  comment!: string | null;

  @Column({ name: 'rated_at', type: 'datetime', precision: 3, nullable: true })
  ratedAt!: Date | null;
}
