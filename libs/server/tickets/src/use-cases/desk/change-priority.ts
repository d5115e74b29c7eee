import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { priorityOf, type Level } from '@vigie/rules';
import { Database, type Actor, type Transaction } from '@vigie/platform';
import { recordHistory } from '../../store/desk/history.store';
import {
  checkVersion,
  lockTicket,
  updateTicket,
  type Changed,
  type StoredTicket,
} from '../../store/desk/ticket.store';
import { textsOf } from '../../texts/texts';
import { serviceDurations } from '../clocks/new-clocks';
import { TicketClocks } from '../clocks/ticket-clocks';

export interface PriorityChange {
  version: number;
  impact: Level;
  urgency: Level;
  reason: string;
}

/** Sets impact and urgency, hence the priority and the targets of incidents and questions. */
@Injectable()
export class ChangePriority {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clocks: TicketClocks,
  ) {}

  execute(actor: Actor, id: string, { version, ...change }: PriorityChange): Promise<Changed> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, version);
      const before = { impact: ticket.impact, urgency: ticket.urgency };
      await this.prioritise(tx, actor, ticket, change);
      const reason = textsOf(actor.locale).changes.undone(change.reason);
      return { version: ticket.version, inverse: { type: 'priority', ...before, reason } };
    });
  }

  /** The same on a locked ticket, inside the caller's transaction. */
  async prioritise(
    tx: Transaction,
    actor: Actor,
    ticket: StoredTicket,
    { impact, urgency, reason }: Omit<PriorityChange, 'version'>,
  ): Promise<void> {
    const from = ticket.priority;
    const to = priorityOf(impact, urgency);
    await updateTicket(tx, ticket, { impact, urgency, priority: to });
    if (to !== from) {
      const terms = await this.directory.clientTerms(ticket.clientId, tx);
      await this.clocks.changeTerms(tx, ticket, serviceDurations(terms, to));
    }
    const data = { from, to, reason };
    await recordHistory(tx, ticket, actor, 'priority-changed', data);
    await tx.audit(actor, 'ticket.priority-changed', `ticket:${ticket.id}`, data);
  }
}
