import type { LinkKind } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** What another ticket is for this one: its parent, its original or its cause. */
@Entity('ticket_link')
@Index('uq_ticket_link', ['ticketId', 'clientId', 'kind', 'otherId'], { unique: true })
@Index('ix_ticket_link_other', ['otherId', 'otherClientId', 'kind'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_ticket_link_ticket' })
@ForeignKey(() => TicketRow, ['otherId', 'otherClientId'], ['id', 'clientId'], {
  name: 'fk_ticket_link_other',
})
export class TicketLinkRow extends TicketPart {
  @Column({ type: 'varchar', length: 10 })
  kind!: LinkKind;

  @Column({ name: 'other_id', type: 'bigint', unsigned: true })
  otherId!: string;

  /** Another client's only for our people: duplicates and causes cross clients, parents do not. */
  @Column({ name: 'other_client_id', type: 'bigint', unsigned: true })
  otherClientId!: string;
}
