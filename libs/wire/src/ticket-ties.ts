import { linkRelations, tagColours, ticketStates } from '@vigie/rules';
import * as z from 'zod';
import { id, line } from './common';

/** A word that sorts tickets. */
export const tag = z.object({ id, name: z.string(), colour: z.enum(tagColours) });
export type Tag = z.infer<typeof tag>;
export const tagQuery = z.strictObject({
  q: z.string().trim().max(40).default(''),
  /** This one only. */
  id: id.optional(),
});
export type TagQuery = z.infer<typeof tagQuery>;
export const tagList = z.object({ items: z.array(tag) });
/** A tag by its name; one that nobody used yet is made. */
export const newTag = z.strictObject({ name: line(40) });

/** What a ticket has to do with another one. */
export const ticketTie = z.object({
  linkId: id,
  relation: z.enum(linkRelations),
  ticket: z.object({
    id,
    number: z.string(),
    subject: z.string(),
    state: z.enum(ticketStates),
    client: z.string(),
  }),
});
export type TicketTie = z.infer<typeof ticketTie>;
export const newLink = z.strictObject({ relation: z.enum(linkRelations), ticketId: id });
