import { requestKinds, ticketKinds } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, version } from './common';

/** How many points one ticket may hold, and how many templates there may be. */
export const mostChecks = 200;
export const mostTemplates = 100;

/** A point to check on a ticket. */
export const ticketCheck = z.object({
  id,
  /** The ticket it was put on, which may go on in another one. */
  ticketId: id,
  text: z.string(),
  /** The ticket is not done before it is checked. */
  required: z.boolean(),
  /** Name of the template it comes from. */
  template: z.string().nullable(),
  checkedAt: instant.nullable(),
  checkedBy: z.string().nullable(),
});
export type TicketCheck = z.infer<typeof ticketCheck>;
export const ticketChecks = z.object({ items: z.array(ticketCheck) });

export const newCheck = z.strictObject({ text: line(200), required: z.boolean().default(false) });
export type NewCheck = z.infer<typeof newCheck>;
/** One thing at a time: checked or not, required or not, or moved to a place counted from 0. */
export const checkChange = z.union([
  z.strictObject({ checked: z.boolean() }),
  z.strictObject({ required: z.boolean() }),
  z.strictObject({ place: z.int().min(0).max(mostChecks) }),
]);
export type CheckChange = z.infer<typeof checkChange>;
/** Puts the points of a template on a ticket. */
export const templateUse = z.strictObject({ templateId: id });

const distinct = (items: readonly { text: string }[]) =>
  new Set(items.map(({ text }) => text.toLowerCase())).size === items.length;

/** A checklist as it is put on tickets. */
export const newChecklist = z.strictObject({
  name: line(60),
  items: z.array(newCheck).min(1).max(50).refine(distinct, 'items'),
  /** Kinds of ticket and of request that it is put on by itself; none for a list chosen by hand. */
  ticketKinds: z.array(z.enum(ticketKinds)).default([]),
  requestKinds: z.array(z.enum(requestKinds)).default([]),
});
export type NewChecklist = z.infer<typeof newChecklist>;
export const checklistChange = newChecklist.extend({ version });
export type ChecklistChange = z.infer<typeof checklistChange>;
export const checklist = newChecklist.extend({ id, version });
export type Checklist = z.infer<typeof checklist>;
export const checklists = z.object({ items: z.array(checklist) });
