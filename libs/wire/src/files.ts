import * as z from 'zod';
import { id } from './common';
import { errorCodes } from './errors';

export const maxFileBytes = 20 * 1024 * 1024;
export const maxFilesPerMessage = 20;

/** A stored file joined to a message or a request. */
export const attachment = z.object({ id, name: z.string(), type: z.string(), size: z.int() });
export type Attachment = z.infer<typeof attachment>;

/** A file of a mail that was refused, and why; the raw mail still holds it. */
export const refusedFile = z.object({ name: z.string(), code: z.enum(errorCodes) });
export type RefusedFile = z.infer<typeof refusedFile>;
