import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, type FinishOnce, type Transaction } from '@vigie/platform';
import { priorityOf, raised, type ThresholdAction } from '@vigie/rules';
import { recordHistory } from '../../store/desk/history.store';
import { notify } from '../../store/desk/notification.store';
import { lockTicket, updateTicket, type StoredTicket } from '../../store/desk/ticket.store';
import { firingTarget, type FiringTarget } from '../../store/sla/firing-target.store';
import { slaTexts } from '../../texts/sla-texts';
import { serviceDurations } from '../clocks/new-clocks';
import { TicketClocks } from '../clocks/ticket-clocks';
import { WarnClient } from './warn-client';

const vigie = { kind: 'system', name: 'Vigie' } as const;

interface Acting {
  ticket: StoredTicket;
  target: FiringTarget;
  firingId: string;
}

/**
 * Does what the policy says when a threshold is reached: gives the ticket to somebody, raises its priority, writes to
 * the requester. Once for each clock and threshold, whatever its terms become: a raise shortens the clock, which
 * may reach the same threshold again.
 */
@Injectable()
export class ActOnFiring {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly clocks: TicketClocks,
    private readonly warning: WarnClient,
  ) {}

  execute({ ticketId, firingId }: { ticketId: string; firingId: string }, finish: FinishOnce): Promise<void> {
    return this.database.transaction(async (tx) => {
      if (!(await finish(tx))) return;
      // The ticket before the clock, as everybody does; then what is true now.
      const ticket = await lockTicket(tx, { kind: 'all' }, ticketId);
      const target = await firingTarget(tx, firingId);
      if (!target || target.idle || target.repeated || !ticket.isOpen) return;
      const action = await this.directory.thresholdAction(target.percent, tx);
      if (action) await this.act(tx, { ticket, target, firingId }, action);
    });
  }

  private async act(tx: Transaction, acting: Acting, action: ThresholdAction): Promise<void> {
    if (action.reassignTo !== null) await this.reassign(tx, acting, action.reassignTo);
    if (action.raisePriority) await this.raise(tx, acting);
    if (!action.notifyClient) return;
    const { ticket, target } = acting;
    const name = await this.warning.execute(tx, ticket, target);
    if (name !== null)
      await recordHistory(tx, ticket, vigie, 'client-warned', { name, percent: target.percent });
  }

  private async reassign(tx: Transaction, { ticket, target, firingId }: Acting, to: string): Promise<void> {
    const assignee = to === 'nobody' ? null : await this.directory.assignee(to, tx);
    // Who left since takes no ticket.
    if (to !== 'nobody' && !assignee) return;
    const assigneeId = assignee?.id ?? null;
    if (ticket.assigneeId === assigneeId) return;
    await updateTicket(tx, ticket, { assigneeId });
    const data = { assignee: assignee?.name ?? null, percent: target.percent };
    await recordHistory(tx, ticket, vigie, 'assigned', data);
    if (assigneeId === null) return;
    const dedupeKey = `firing-assigned-${firingId}`;
    await notify(tx, { personId: assigneeId, type: 'assigned', ticketId: ticket.id, dedupeKey });
  }

  private async raise(tx: Transaction, { ticket, target }: Acting): Promise<void> {
    const levels = raised(ticket.impact, ticket.urgency);
    if (!levels) return;
    const from = ticket.priority;
    const to = priorityOf(levels.impact, levels.urgency);
    await updateTicket(tx, ticket, { ...levels, priority: to });
    const terms = await this.directory.clientTerms(ticket.clientId, tx);
    await this.clocks.changeTerms(tx, ticket, serviceDurations(terms, to));
    const reason = slaTexts.fr.raised(target.percent);
    await recordHistory(tx, ticket, vigie, 'priority-changed', { from, to, reason });
  }
}
