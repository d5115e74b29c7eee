import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TagRow } from './tag.row';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** A tag that a ticket carries. */
@Entity('ticket_tag')
@Index('uq_ticket_tag', ['ticketId', 'clientId', 'tagId'], { unique: true })
@Index('ix_ticket_tag', ['tagId', 'ticketId'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_ticket_tag_ticket' })
@ForeignKey(() => TagRow, ['tagId'], ['id'], { name: 'fk_ticket_tag_tag' })
export class TicketTagRow extends TicketPart {
  @Column({ name: 'tag_id', type: 'bigint', unsigned: true })
  tagId!: string;
}
