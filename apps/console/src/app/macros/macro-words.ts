import { type Signal, computed } from '@angular/core';
import { injectTexts, sharedTexts } from '@vigie/ui';
import { priorityOf } from '@vigie/rules';
import type { MacroChanges, Reference } from '@vigie/wire';
import { ticketTexts } from '../tickets/tickets.texts';
import { macroTexts } from './macros.texts';

type SayChanges = (changes: MacroChanges, assignee: Reference | null) => string[];

/** What a macro changes, in words: one short line a change. Call while a component is made. */
export function injectMacroWords(): Signal<SayChanges> {
  const macros = injectTexts(macroTexts);
  const tickets = injectTexts(ticketTexts);
  const shared = injectTexts(sharedTexts);
  return computed<SayChanges>(() => {
    const t = macros();
    return ({ state, priority, assignee, tags }, person) => [
      ...(state ? [t.to(t.state, shared().ticketStates[state])] : []),
      ...(priority
        ? [t.to(t.priority, tickets().prioritiesShort[priorityOf(priority.impact, priority.urgency)])]
        : []),
      ...(assignee ? [t.to(t.assignee, person?.name ?? t.me)] : []),
      ...tags.map((name) => `+ ${name}`),
    ];
  });
}
