import type { HistoryEntry } from '@vigie/wire';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketPart } from './ticket-part';
import { TicketRow } from './ticket.row';

/** What happened to a ticket, line by line. */
@Entity('ticket_history')
@Index('ix_history_ticket', ['ticketId', 'clientId', 'id'])
@ForeignKey(() => TicketRow, ['ticketId', 'clientId'], ['id', 'clientId'], { name: 'fk_history_ticket' })
export class TicketHistoryRow extends TicketPart {
  @Column({ type: 'datetime', precision: 3 })
  at!: Date;

  @Column({ name: 'actor_kind', type: 'varchar', length: 10 })
  actorKind!: 'staff' | 'contact' | 'system';

  @Column({ name: 'actor_name', type: 'varchar', length: 150 })
  actorName!: string;

  @Column({ type: 'varchar', length: 30 })
  type!: HistoryEntry['type'];

  @Column({ type: 'json' })
  data!: HistoryEntry['data'];
}
