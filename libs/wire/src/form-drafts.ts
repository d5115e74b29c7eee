import * as z from 'zod';
import { id, instant, version } from './common';
import { attachment } from './files';
import { localText } from './request-types';

/** A form of the portal: one of the kinds of every contract, or a type of the catalogue by its identifier. */
export const draftedForm = z
  .string()
  .regex(
    /^(?:account\.(?:arrival|departure|change)|backup\.restore|incident|question|catalogue-[1-9]\d{0,18})$/,
    'form',
  );

/**
 * A form of the console: a new ticket, a request by phone, a new contract or invoice, a draft of one in the version that is changed,
 * or the comment of a service review.
 */
export const deskForm = z
  .string()
  .regex(
    /^(?:(?:ticket|phone|contract|invoice)\.new|(?:contract|invoice)-[1-9]\d{0,18}\.[1-9]\d{0,9}|review-[1-9]\d{0,18})$/,
    'form',
  );

const written = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), 'control-characters');
const typed = z.record(
  z.string().max(60),
  z.union([written(20_000), z.boolean(), z.array(written(500)).max(200)]),
);

/** A form that its author has not sent, as it stands: neither checked nor finished. */
export const formDraft = z.object({
  form: z.union([draftedForm, deskForm]),
  /** Name of the type in the catalogue, for the forms that we define. */
  name: localText(100).nullable(),
  typed,
  /** Files by the field that asks for them; those of no field under the empty name. */
  files: z.record(z.string(), z.array(attachment)),
  savedAt: instant,
  /** When it is forgotten if nobody touches it. */
  expiresAt: instant,
  version,
});
export type FormDraft = z.infer<typeof formDraft>;
export const formDrafts = z.object({ items: z.array(formDraft) });
/** Null when nothing is kept. */
export const keptFormDraft = z.object({ draft: formDraft.nullable() });

/** What is typed by now; with nothing in it the draft is forgotten. */
export const formDraftChange = z.strictObject({
  typed,
  files: z.record(z.string().max(60), z.array(id).max(20)),
  /** The one that this grew from; 0 for a new draft. */
  version: z.int().min(0),
});
export type FormDraftChange = z.infer<typeof formDraftChange>;
