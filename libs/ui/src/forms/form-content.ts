import { type FormDraft, attachment, formDraftChange } from '@vigie/wire';
import * as z from 'zod';

/** What a form holds before it is sent: what was typed, and files by the field that asks for them. */
export type FormContent = Pick<FormDraft, 'typed' | 'files'>;

export const emptyContent: FormContent = { typed: {}, files: {} };

export function isEmptyContent({ typed, files }: FormContent): boolean {
  const says = (value: FormContent['typed'][string]) =>
    typeof value === 'boolean' || (typeof value === 'string' ? value.trim() : value).length > 0;
  return !Object.values(typed).some(says) && Object.values(files).flat().length === 0;
}

export const sameContent = (one: FormContent, other: FormContent): boolean =>
  JSON.stringify([one.typed, one.files]) === JSON.stringify([other.typed, other.files]);

const local = z.object({
  typed: formDraftChange.shape.typed,
  files: z.record(z.string(), z.array(attachment)),
  version: z.int(),
  at: z.iso.datetime(),
});
export type LocalContent = z.infer<typeof local>;

/** What this browser keeps until the server has it; null when there is nothing, or nothing that can be read. */
export const readLocal = (value: unknown): LocalContent | null => local.safeParse(value).data ?? null;
