import type { Level } from '@vigie/rules';
import { Column, Entity, ForeignKey, Index } from 'typeorm';
import { TicketMessageRow } from '../desk/ticket-message.row';
import { TicketPart } from '../desk/ticket-part';

/** What a macro changed beside the answer it sent, as it was before and as the macro left it. */
export interface MacroEffect {
  assignee?: { from: string | null; to: string | null };
  priority?: { from: { impact: Level; urgency: Level }; to: { impact: Level; urgency: Level } };
  queue?: { from: string; to: string };
  /** Points of a checklist that the ticket did not hold before. */
  checks?: string[];
  /** Tags that the ticket did not carry before. */
  tagIds: string[];
}

/** The use of a macro that sent an answer: taking the answer back takes the rest back, too. */
@Entity('ticket_macro_use')
@Index('uq_macro_use', ['ticketId', 'clientId', 'messageId'], { unique: true })
@ForeignKey(() => TicketMessageRow, ['ticketId', 'clientId', 'messageId'], ['ticketId', 'clientId', 'id'], {
  name: 'fk_macro_use_message',
})
export class MacroUseRow extends TicketPart {
  @Column({ name: 'message_id', type: 'bigint', unsigned: true })
  messageId!: string;

  @Column({ type: 'json' })
  effect!: MacroEffect;
}
