import { type Signal, computed, inject } from '@angular/core';
import { injectTexts, sharedTexts } from '@vigie/ui';
import { priorityOf } from '@vigie/rules';
import type { MacroChanges, Reference } from '@vigie/wire';
import { ChecklistDirectory } from '../checklists/checklist-directory';
import { checklistTexts } from '../checklists/checklists.texts';
import { QueueDirectory } from '../queues/queue-directory';
import { queueTexts } from '../queues/queues.texts';
import { ticketTexts } from '../tickets/tickets.texts';
import { macroTexts } from './macros.texts';

type SayChanges = (changes: MacroChanges, assignee: Reference | null) => string[];

/** What a macro changes, in words: one short line a change. Call while a component is made. */
export function injectMacroWords(): Signal<SayChanges> {
  const macros = injectTexts(macroTexts);
  const tickets = injectTexts(ticketTexts);
  const shared = injectTexts(sharedTexts);
  const queueWords = injectTexts(queueTexts);
  const queues = inject(QueueDirectory);
  const checks = injectTexts(checklistTexts);
  const lists = inject(ChecklistDirectory);
  return computed<SayChanges>(() => {
    const t = macros();
    return ({ state, priority, assignee, queueId, checklistId, tags }, person) => [
      ...(state ? [t.to(t.state, shared().ticketStates[state])] : []),
      ...(priority
        ? [t.to(t.priority, tickets().prioritiesShort[priorityOf(priority.impact, priority.urgency)])]
        : []),
      ...(assignee ? [t.to(t.assignee, person?.name ?? t.me)] : []),
      ...(queueId ? [t.to(queueWords().ticket.label, queues.nameOf(queueId))] : []),
      ...(checklistId ? [t.to(checks().ticket.title, lists.nameOf(checklistId))] : []),
      ...tags.map((name) => `+ ${name}`),
    ];
  });
}
