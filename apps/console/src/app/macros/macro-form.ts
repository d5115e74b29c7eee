import type { Level, TicketState } from '@vigie/rules';
import type { Macro } from '@vigie/wire';

/** A macro as its form holds it: an empty choice leaves things as they are. */
export interface MacroForm {
  name: string;
  shared: boolean;
  visibility: Macro['visibility'];
  body: string;
  state: Exclude<TicketState, 'new'> | '';
  impact: Level | '';
  urgency: Level | '';
  /** A person's id, or `me`. */
  assignee: string;
  queue: string;
  checklist: string;
  tags: string;
}

/** What the form shows of a macro, or of a new one. */
export function formOf(macro: Macro | null): MacroForm {
  if (!macro) return { ...blank };
  const { name, shared, visibility, body, changes } = macro;
  return {
    name,
    shared,
    visibility,
    body: body ?? '',
    state: changes.state ?? '',
    impact: changes.priority?.impact ?? '',
    urgency: changes.priority?.urgency ?? '',
    assignee: changes.assignee ?? '',
    queue: changes.queueId ?? '',
    checklist: changes.checklistId ?? '',
    tags: changes.tags.join(', '),
  };
}

const blank: MacroForm = {
  name: '',
  shared: false,
  visibility: 'public',
  body: '',
  state: '',
  impact: '',
  urgency: '',
  assignee: '',
  queue: '',
  checklist: '',
  tags: '',
};

/** The macro that a form describes. */
export function macroFrom(form: MacroForm): Omit<Macro, 'id' | 'version'> {
  const { impact, urgency } = form;
  return {
    name: form.name.trim(),
    shared: form.shared,
    visibility: form.visibility,
    body: form.body.trim() || null,
    changes: {
      state: form.state || null,
      priority: impact === '' || urgency === '' ? null : { impact, urgency },
      assignee: form.assignee || null,
      queueId: form.queue || null,
      checklistId: form.checklist || null,
      tags: tagsIn(form.tags),
    },
  };
}

/** Words between commas, each once whatever its case. */
function tagsIn(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  const byName = new Map(names.map((name): [string, string] => [name.toLowerCase(), name]));
  return [...byName.values()].filter(Boolean);
}
