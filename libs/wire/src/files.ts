import * as z from 'zod';
import { id } from './common';

export const maxFileBytes = 20 * 1024 * 1024;
export const maxFilesPerMessage = 20;

/** A stored file joined to a message or a request. */
export const attachment = z.object({ id, name: z.string(), type: z.string(), size: z.int() });
export type Attachment = z.infer<typeof attachment>;
