import { PersonRow } from '@vigie/directory';
import type { RequestKind, TicketKind } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';

/** A queue of tickets; the default one takes what no other asks for. */
@Entity('queue')
@Index('uq_queue_name', ['name'], { unique: true })
export class QueueRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ type: 'varchar', length: 60 })
  name!: string;

  @Column({ type: 'int', unsigned: true })
  place!: number;

  @Column({ name: 'is_default', type: 'boolean' })
  isDefault!: boolean;

  @Column({ type: 'boolean' })
  archived!: boolean;

  @Column({ name: 'mailbox_ids', type: 'json' })
  mailboxIds!: string[];

  @Column({ name: 'request_kinds', type: 'json' })
  requestKinds!: RequestKind[];

  @Column({ name: 'ticket_kinds', type: 'json' })
  ticketKinds!: TicketKind[];

  @Column({ type: 'int', unsigned: true })
  version!: number;
}

/** One of our people who works in a queue. */
@Entity('queue_member')
@Index('ix_queue_member_person', ['personId'])
@ForeignKey(() => QueueRow, ['queueId'], ['id'], { name: 'fk_queue_member_queue', onDelete: 'CASCADE' })
@ForeignKey(() => PersonRow, ['personId'], ['id'], { name: 'fk_queue_member_person', onDelete: 'CASCADE' })
export class QueueMemberRow {
  @PrimaryColumn({ name: 'queue_id', type: 'bigint', unsigned: true })
  queueId!: string;

  @PrimaryColumn({ name: 'person_id', type: 'bigint', unsigned: true })
  personId!: string;
}
