import { type Attachment, attachment } from '@vigie/wire';
import * as z from 'zod';
import type { TypedRequest } from './build-request';

const kept = z.object({
  typed: z.object({ values: z.record(z.string(), z.string()), groups: z.array(z.string()) }),
  files: z.array(attachment),
});

export interface KeptRequest {
  typed: TypedRequest;
  files: readonly Attachment[];
}

/** What was kept of a form, or null when there is nothing, or nothing that can be read. */
export function readKept(value: unknown): KeptRequest | null {
  const parsed = kept.safeParse(value);
  return parsed.success ? parsed.data : null;
}

const attempt = z.object({ key: z.string(), body: z.string() });

/** The last attempt to send, whose answer may have been lost on the way. */
export function readAttempt(value: unknown): z.infer<typeof attempt> | null {
  return attempt.safeParse(value).data ?? null;
}
