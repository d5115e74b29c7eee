import { Injectable } from '@nestjs/common';
import type { Actor, Transaction } from '@vigie/platform';
import type { StoredTicket } from '../../store/desk/ticket.store';
import { dropUnchecked } from '../../store/checklists/ticket-check.store';
import { macroEffectOf, type MacroEffect } from '../../store/macros/macro-use.store';
import { textsOf } from '../../texts/texts';
import { AssignTicket } from '../desk/assign-ticket';
import { ChangePriority } from '../desk/change-priority';
import { TagTicket } from '../desk/tag-ticket';
import { ChangeQueue } from '../queues/change-queue';

/** Takes back what a macro changed beside its answer, as far as nobody changed it since. */
@Injectable()
export class TakeBackMacro {
  constructor(
    private readonly assigning: AssignTicket,
    private readonly prioritising: ChangePriority,
    private readonly tagging: TagTicket,
    private readonly queueing: ChangeQueue,
  ) {}

  /** On a locked ticket, inside the transaction that takes the answer back. */
  async execute(tx: Transaction, actor: Actor, ticket: StoredTicket, messageId: string): Promise<void> {
    const effect = await macroEffectOf(tx, ticket, messageId);
    if (effect) await this.restore(tx, actor, ticket, effect);
  }

  /** The same from what is known of its effect. */
  async restore(tx: Transaction, actor: Actor, ticket: StoredTicket, effect: MacroEffect): Promise<void> {
    const { assignee, priority, queue, checks, tagIds } = effect;
    if (assignee && ticket.assigneeId === assignee.to)
      await this.assigning.assign(tx, actor, ticket, assignee.from);
    const { impact, urgency } = ticket;
    if (priority && priority.to.impact === impact && priority.to.urgency === urgency) {
      const reason = textsOf(actor.locale).changes.replyTakenBack;
      await this.prioritising.prioritise(tx, actor, ticket, { ...priority.from, reason });
    }
    if (queue && ticket.queueId === queue.to) await this.queueing.put(tx, actor, ticket, queue.from);
    await dropUnchecked(tx, ticket, checks ?? []);
    for (const tagId of tagIds) await this.tagging.drop(tx, actor, ticket, tagId);
  }
}
