import { ClientRow, PersonRow } from '@vigie/directory';
import type { Level, Priority, QualifiedKind, TicketKind, TicketState } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { QueueRow } from '../queues/queue.row';

/** A piece of work for a client. Its number is T- and its id. */
@Entity('ticket')
@Index('uq_ticket_client', ['id', 'clientId'], { unique: true })
@Index('ix_ticket_due', ['isOpen', 'sortDue', 'id'])
@Index('ix_ticket_client_due', ['clientId', 'isOpen', 'sortDue', 'id'])
@Index('ix_ticket_assignee_due', ['assigneeId', 'isOpen', 'sortDue', 'id'])
@Index('ix_ticket_state_due', ['state', 'sortDue', 'id'])
@Index('ix_ticket_priority', ['priority', 'sortDue', 'id'])
@Index('ix_ticket_kind', ['kind', 'isOpen', 'sortDue', 'id'])
@Index('ix_ticket_warn', ['isOpen', 'warnAt'])
@Index('ix_ticket_queue', ['queueId', 'isOpen', 'sortDue', 'id'])
@Index('ix_ticket_counts', ['isOpen', 'state', 'assigneeId', 'warnAt', 'clientId', 'queueId'])
@Index('ix_ticket_updated', ['updatedAt', 'id'])
@Index('ix_ticket_created', ['createdAt', 'clientId', 'kind'])
@Index('ix_ticket_resolved', ['resolvedAt', 'clientId', 'assigneeId'])
@Index('ix_ticket_load', ['isOpen', 'assigneeId', 'priority', 'state', 'createdAt', 'clientId'])
@Index('ix_ticket_parent', ['parentId', 'clientId'])
@ForeignKey(() => ClientRow, ['clientId'], ['id'], { name: 'fk_ticket_client' })
@ForeignKey(() => PersonRow, ['clientId', 'requesterId'], ['clientId', 'id'], { name: 'fk_ticket_requester' })
@ForeignKey(() => PersonRow, ['assigneeId'], ['id'], { name: 'fk_ticket_assignee' })
@ForeignKey(() => QueueRow, ['queueId'], ['id'], { name: 'fk_ticket_queue' })
@ForeignKey(() => TicketRow, ['parentId', 'clientId'], ['id', 'clientId'], { name: 'fk_ticket_parent' })
export class TicketRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ type: 'varchar', length: 20 })
  kind!: TicketKind;

  /** What a free e-mail turned out to be; its sealed record stays as it is. */
  @Column({ name: 'qualified_kind', type: 'varchar', length: 30, nullable: true })
  qualifiedKind!: QualifiedKind | null;

  @Column({ type: 'varchar', length: 20 })
  state!: TicketState;

  /** False once resolved or closed; leads the indexes of the desk. */
  @Column({ name: 'is_open', type: 'boolean' })
  isOpen!: boolean;

  @Column({ type: 'tinyint', unsigned: true })
  priority!: Priority;

  @Column({ type: 'varchar', length: 10 })
  impact!: Level;

  @Column({ type: 'varchar', length: 10 })
  urgency!: Level;

  @Column({ type: 'varchar', length: 200 })
  subject!: string;

  @Column({ type: 'mediumtext', nullable: true })
  description!: string | null;

  @Column({ name: 'requester_id', type: 'bigint', unsigned: true, nullable: true })
  requesterId!: string | null;

  @Column({ name: 'assignee_id', type: 'bigint', unsigned: true, nullable: true })
  assigneeId!: string | null;

  @Column({ name: 'queue_id', type: 'bigint', unsigned: true })
  queueId!: string;

  @Column({ name: 'created_at', type: 'datetime', precision: 3 })
  createdAt!: Date;

  @Column({ name: 'updated_at', type: 'datetime', precision: 3 })
  updatedAt!: Date;

  @Column({ name: 'resolved_at', type: 'datetime', precision: 3, nullable: true })
  resolvedAt!: Date | null;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** Nearest running deadline; the far future when there is none, so that such tickets come last. */
  @Column({ name: 'sort_due', type: 'datetime', precision: 3 })
  sortDue!: Date;

  /** When 75 % of that deadline is used up; the far future when there is none. */
  @Column({ name: 'warn_at', type: 'datetime', precision: 3 })
  warnAt!: Date;

  /** The ticket this one continues. */
  @Column({ name: 'parent_id', type: 'bigint', unsigned: true, nullable: true })
  parentId!: string | null;

  @Column({ type: 'int', unsigned: true })
  version!: number;
}
