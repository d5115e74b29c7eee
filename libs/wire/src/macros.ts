import { levels, macroVariables, ticketStates, unknownVariables } from '@vigie/rules';
import * as z from 'zod';
import { id, line, prose, reference, version } from './common';
import { copies } from './mail-copies';
import { ticketMessage, ticketRow } from './tickets';

/** How many macros one person, or all together, may keep. */
export const mostMacros = 100;

const knowsItsVariables = (text: string) => unknownVariables(text).length === 0;
const distinct = (tags: readonly string[]) =>
  new Set(tags.map((name) => name.toLowerCase())).size === tags.length;

/** What a macro changes on a ticket besides what it says; null leaves things as they are. */
export const macroChanges = z.strictObject({
  state: z.enum(ticketStates).exclude(['new']).nullable().default(null),
  priority: z
    .strictObject({ impact: z.enum(levels), urgency: z.enum(levels) })
    .nullable()
    .default(null),
  /** A person, or whoever applies the macro. */
  assignee: z
    .union([id, z.literal('me')])
    .nullable()
    .default(null),
  queueId: id.nullable().default(null),
  checklistId: id.nullable().default(null),
  tags: z.array(line(40)).max(10).refine(distinct, 'tags').default([]),
});
export type MacroChanges = z.infer<typeof macroChanges>;

/** Whether a macro changes anything on the ticket. */
export const changesSomething = ({ tags, ...others }: MacroChanges): boolean =>
  tags.length > 0 || Object.values(others).some((change) => change !== null);

const macroFields = z.strictObject({
  name: line(60),
  /** A shared macro belongs to nobody and serves everybody of the desk. */
  shared: z.boolean().default(false),
  visibility: z.enum(['public', 'internal']).default('public'),
  /** An answer or a note, with variables between double braces; null for changes alone. */
  body: prose(5000).refine(knowsItsVariables, 'variable').nullable().default(null),
  changes: macroChanges.prefault({}),
});
const doesSomething = ({ body, changes }: z.infer<typeof macroFields>) =>
  body !== null || changesSomething(changes);

export const newMacro = macroFields.refine(doesSomething, { path: ['body'], message: 'macro' });
export type NewMacro = z.infer<typeof newMacro>;
export const macroChange = macroFields
  .extend({ version })
  .refine(doesSomething, { path: ['body'], message: 'macro' });
export type MacroChange = z.infer<typeof macroChange>;

export const macro = macroFields.extend({ id, version });
export type Macro = z.infer<typeof macro>;
export const macroList = z.object({ items: z.array(macro) });

/** A macro as it would be on one ticket: its text with real values. */
export const readyMacro = macro.extend({
  /** Variables that have no value on this ticket; the text still shows them. */
  empty: z.array(z.enum(macroVariables)),
  /** The person of its assignment, by name. */
  assignee: reference.nullable(),
});
export type ReadyMacro = z.infer<typeof readyMacro>;
export const readyMacros = z.object({ items: z.array(readyMacro) });

/** Applies a macro as it is, or with the text as its reader changed it. */
export const macroApplication = z.strictObject({
  version,
  body: prose(20_000).optional(),
  attachmentIds: z.array(id).max(20).optional(),
  /** As of any answer. */
  copies: copies.optional(),
});
export type MacroApplication = z.infer<typeof macroApplication>;
/** The ticket afterwards, and the answer or note that was written. */
export const appliedMacro = z.object({ ticket: ticketRow, message: ticketMessage.nullable() });
export type AppliedMacro = z.infer<typeof appliedMacro>;
