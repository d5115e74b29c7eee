import { Injectable } from '@nestjs/common';
import { fillMacro, openVariables, stateAfterMacro } from '@vigie/rules';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import type { MacroApplication } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import { applyChecklist, checklistOf } from '../../store/checklists/checklist.store';
import {
  checkVersion,
  lockTicket,
  updateTicket,
  type MacroReversal,
  type StoredTicket,
} from '../../store/desk/ticket.store';
import { insertMacroUse, type MacroEffect } from '../../store/macros/macro-use.store';
import { macroValuesOf } from '../../store/macros/macro-values.store';
import { macroOf, type StoredMacro } from '../../store/macros/ticket-macro.store';
import { textsOf } from '../../texts/texts';
import { AddStaffMessage } from '../desk/add-staff-message';
import { AssignTicket } from '../desk/assign-ticket';
import { ChangePriority } from '../desk/change-priority';
import { MoveTicket } from '../desk/move-ticket';
import { TagTicket } from '../desk/tag-ticket';
import { ChangeQueue } from '../queues/change-queue';

/** What a macro left on a ticket. */
export interface AppliedMacro {
  version: number;
  /** The answer or note it wrote; null when it wrote none. */
  messageId: string | null;
  inverse: MacroReversal;
}

/**
 * Applies a macro to one ticket: its text and all its changes, in one transaction. An answer that is taken back takes
 * the changes back with it.
 */
@Injectable()
export class ApplyMacro {
  constructor(
    private readonly database: Database,
    private readonly writing: AddStaffMessage,
    private readonly assigning: AssignTicket,
    private readonly prioritising: ChangePriority,
    private readonly moving: MoveTicket,
    private readonly tagging: TagTicket,
    private readonly queueing: ChangeQueue,
  ) {}

  /**
   * Errors: version.conflict, ticket.closed, macro.variable-empty with `variables`, ticket.transition-refused,
   * ticket.assignee-refused, queue.archived, checks.missing, not-found.
   */
  execute(
    actor: Actor,
    ticketId: string,
    macroId: string,
    application: MacroApplication,
  ): Promise<AppliedMacro> {
    return this.database.transaction(async (tx) => {
      const macro = found(await macroOf(tx.manager, actor, macroId));
      const ticket = await lockTicket(tx, actor.scope, ticketId);
      checkVersion(ticket, application.version);
      if (ticket.state === 'closed') throw new DomainError('ticket.closed');
      const body = application.body ?? (await filled(tx, actor, ticket, macro));
      const { state } = ticket;
      const effect = await this.change(tx, actor, ticket, macro);
      const messageId =
        body === null ? null : await this.say(tx, actor, { ticket, macro, application, body });
      if (messageId === null) await this.move(tx, actor, ticket, macro);
      else if (macro.visibility === 'public') await insertMacroUse(tx, ticket, messageId, effect);
      await recordHistory(tx, ticket, actor, 'macro-applied', { macro: macro.name });
      await tx.audit(actor, 'ticket.macro-applied', `ticket:${ticketId}`, { macroId, messageId });
      // Whatever it did: from the version before, it is not done twice.
      if (ticket.version === application.version) await updateTicket(tx, ticket, {});
      const answerId = macro.visibility === 'public' ? messageId : null;
      const inverse = { type: 'unmacro', macroId, answerId, effect, state } as const;
      return { version: ticket.version, messageId, inverse };
    });
  }

  private async change(
    tx: Transaction,
    actor: Actor,
    ticket: StoredTicket,
    { name, changes }: StoredMacro,
  ): Promise<MacroEffect> {
    const effect: MacroEffect = { tagIds: [] };
    const assigneeId = changes.assignee === 'me' ? actor.id : changes.assignee;
    if (assigneeId !== null && assigneeId !== ticket.assigneeId) {
      effect.assignee = { from: ticket.assigneeId, to: assigneeId };
      await this.assigning.assign(tx, actor, ticket, assigneeId);
    }
    const { impact, urgency } = ticket;
    const to = changes.priority;
    if (to && (to.impact !== impact || to.urgency !== urgency)) {
      effect.priority = { from: { impact, urgency }, to };
      const reason = textsOf(actor.locale).macro(name);
      await this.prioritising.prioritise(tx, actor, ticket, { ...to, reason });
    }
    const { queueId } = changes;
    if (queueId !== null && queueId !== ticket.queueId) {
      effect.queue = { from: ticket.queueId, to: queueId };
      await this.queueing.put(tx, actor, ticket, queueId);
    }
    const list = ticket.isOpen && changes.checklistId ? await checklistOf(tx, changes.checklistId) : null;
    if (list) effect.checks = await applyChecklist(tx, ticket, actor, list);
    for (const tagName of changes.tags) {
      const tag = await this.tagging.add(tx, actor, ticket, tagName);
      if (tag) effect.tagIds.push(tag.id);
    }
    return effect;
  }

  private say(
    tx: Transaction,
    actor: Actor,
    what: { ticket: StoredTicket; macro: StoredMacro; application: MacroApplication; body: string },
  ): Promise<string> {
    const { ticket, macro, application, body } = what;
    if (openVariables(body).length > 0) throw holes(body);
    const { attachmentIds, copies } = application;
    const thenState = stateAfterMacro(ticket.state, macro.changes);
    const message = {
      visibility: macro.visibility,
      body,
      ...(attachmentIds && { attachmentIds }),
      ...(copies && { copies }),
      ...(thenState && { thenState }),
    };
    return this.writing.say(tx, { actor, ticket, message });
  }

  private async move(tx: Transaction, actor: Actor, ticket: StoredTicket, macro: StoredMacro): Promise<void> {
    const to = stateAfterMacro(ticket.state, macro.changes);
    const reason = textsOf(actor.locale).macro(macro.name);
    if (to) await this.moving.reach(tx, actor, ticket, { to, reason });
  }
}

async function filled(
  tx: Transaction,
  actor: Actor,
  { id }: StoredTicket,
  { body }: StoredMacro,
): Promise<string | null> {
  return body === null ? null : fillMacro(body, await macroValuesOf(tx, actor, id)).text;
}

function holes(body: string): DomainError {
  return new DomainError('macro.variable-empty', { variables: openVariables(body) });
}
