import { PersonRow } from '@vigie/directory';
import type { ApprovalRule } from '@vigie/rules';
import type { AnyRequest } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { TicketRow } from '../desk/ticket.row';
import type { RequestNature } from '../requests/written-request.store';

export type ApprovalState = 'waiting' | 'approved' | 'refused';

/** A request that waits for an agreement of the client; agreed to, it is received as the written request. */
@Entity('request_approval')
@Index('ix_approval_state', ['clientId', 'state', 'id'])
@Index('ix_approval_waiting', ['state', 'id'])
@Index('ix_approval_requester', ['clientId', 'requesterId'])
@Index('ix_approval_decided', ['clientId', 'decidedBy'])
@Index('ix_approval_ticket', ['ticketId', 'clientId'])
@ForeignKey(() => PersonRow, ['clientId', 'requesterId'], ['clientId', 'id'], {
  name: 'fk_approval_requester',
})
@ForeignKey(() => PersonRow, ['clientId', 'decidedBy'], ['clientId', 'id'], { name: 'fk_approval_decided' })
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_approval_ticket' })
export class RequestApprovalRow {
  @PrimaryGeneratedColumn({ type: 'bigint', unsigned: true })
  id!: string;

  @Column({ name: 'client_id', type: 'bigint', unsigned: true })
  clientId!: string;

  @Column({ name: 'requester_id', type: 'bigint', unsigned: true })
  requesterId!: string;

  @Column({ type: 'json' })
  request!: AnyRequest;

  /** What a type of the catalogue said of the work; the kind says it for all others. */
  @Column({ type: 'json', nullable: true })
  nature!: RequestNature | null;

  @Column({ name: 'file_ids', type: 'json' })
  fileIds!: string[];

  /** Who may agree, as it was when the request was made. */
  @Column({ type: 'json' })
  rule!: ApprovalRule;

  @Column({ type: 'varchar', length: 10 })
  state!: ApprovalState;

  @Column({ name: 'asked_at', type: 'datetime', precision: 3 })
  askedAt!: Date;

  @Column({ name: 'reminded_at', type: 'datetime', precision: 3, nullable: true })
  remindedAt!: Date | null;

  @Column({ name: 'decided_at', type: 'datetime', precision: 3, nullable: true })
  decidedAt!: Date | null;

  @Column({ name: 'decided_by', type: 'bigint', unsigned: true, nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'varchar', length: 2000, nullable: true })
  comment!: string | null;

  @Column({ name: 'ticket_id', type: 'bigint', unsigned: true, nullable: true })
  ticketId!: string | null;
}
