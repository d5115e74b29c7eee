import * as z from 'zod';
import { id } from './common';

/** Somebody who follows a ticket: one of ours gets notices, a contact of the client gets copies of our answers. */
export const watcher = z.object({ id, name: z.string(), kind: z.enum(['staff', 'contact']) });
export type Watcher = z.infer<typeof watcher>;
export const watcherList = z.object({ items: z.array(watcher) });
export const newWatcher = z.strictObject({ personId: id });
export const watcherQuery = z.strictObject({ q: z.string().trim().max(100).default('') });
