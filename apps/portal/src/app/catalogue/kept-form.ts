import { attachment } from '@vigie/wire';
import * as z from 'zod';

const kept = z.object({
  typed: z.record(z.string(), z.union([z.string(), z.boolean(), z.array(z.string())])),
  files: z.record(z.string(), z.array(attachment)),
});

/** What was typed into a form, and the files that were joined, by field. */
export type KeptForm = z.infer<typeof kept>;

/** What was kept of a form; nothing, when nothing can be read. */
export const readKeptForm = (value: unknown): KeptForm =>
  kept.safeParse(value).data ?? { typed: {}, files: {} };
