import type { TicketState } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** A ticket that goes on in another one: what it was, so that this can be undone. */
@Entity('ticket_merge')
@Index('uq_ticket_merge', ['ticketId', 'clientId'], { unique: true })
@Index('ix_ticket_merge_target', ['targetId', 'clientId'])
@Index('ix_ticket_merge_standing', ['standingId', 'clientId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_ticket_merge_ticket' })
@ForeignKey(() => TicketRow, ['targetId', 'clientId'], ['id', 'clientId'], { name: 'fk_ticket_merge_target' })
@ForeignKey(() => TicketRow, ['standingId', 'clientId'], ['id', 'clientId'], {
  name: 'fk_ticket_merge_standing',
})
export class TicketMergeRow extends TicketPart {
  /** The ticket it was merged into. */
  @Column({ name: 'target_id', type: 'bigint', unsigned: true })
  targetId!: string;

  /** The ticket it goes on in now, should the target itself have been merged since. */
  @Column({ name: 'standing_id', type: 'bigint', unsigned: true })
  standingId!: string;

  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  /** What it was before. */
  @Column({ type: 'varchar', length: 20 })
  state!: TicketState;

  @Column({ name: 'resolved_at', type: 'datetime', precision: 3, nullable: true })
  resolvedAt!: Date | null;

  @Column({ name: 'closed_at', type: 'datetime', precision: 3, nullable: true })
  closedAt!: Date | null;

  /** Its version once merged: another one tells that somebody changed it since. */
  @Column({ type: 'int', unsigned: true })
  version!: number;
}
