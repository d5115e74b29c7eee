import type { TicketState } from './vocabulary';

/** What a macro's text can name; each is written between double braces. */
export const macroVariables = ['client', 'contact', 'number', 'subject', 'deadline', 'technician'] as const;
export type MacroVariable = (typeof macroVariables)[number];
export type MacroValues = Readonly<Record<MacroVariable, string>>;

const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
const known: ReadonlySet<string> = new Set(macroVariables);

function isVariable(name: string): name is MacroVariable {
  return known.has(name);
}

/** The names between double braces, in the order of the text, each once. */
export function variablesIn(text: string): string[] {
  return [...new Set([...text.matchAll(placeholder)].map(([, name = '']) => name))];
}

/** The names of a text that are no variable: such a macro is not saved. */
export function unknownVariables(text: string): string[] {
  return variablesIn(text).filter((name) => !known.has(name));
}

/** Variables that still wait for a value: a text that holds one does not leave the house. */
export function openVariables(text: string): MacroVariable[] {
  return variablesIn(text).filter(isVariable);
}

export interface FilledText {
  text: string;
  /** Variables without a value; the text still shows them, so that nobody overlooks the hole. */
  empty: MacroVariable[];
}

/** The text with its variables replaced. Values are put in as they are: braces inside them mean nothing. */
export function fillMacro(text: string, values: MacroValues): FilledText {
  const valueOf = (name: string): string => (isVariable(name) ? values[name].trim() : '');
  return {
    text: text.replace(placeholder, (whole, name: string) => valueOf(name) || whole),
    empty: openVariables(text).filter((name) => valueOf(name) === ''),
  };
}

/** The state in which a macro leaves a ticket; a new one that it gives to somebody becomes open, as by hand. */
export function stateAfterMacro(
  state: TicketState,
  changes: Readonly<{ state: Exclude<TicketState, 'new'> | null; assignee: string | null }>,
): Exclude<TicketState, 'new'> | undefined {
  return changes.state ?? (state === 'new' && changes.assignee ? 'open' : undefined);
}
