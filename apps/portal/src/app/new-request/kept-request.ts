import * as z from 'zod';

const attempt = z.object({ key: z.string(), body: z.string() });

/** The last attempt to send, whose answer may have been lost on the way. */
export function readAttempt(value: unknown): z.infer<typeof attempt> | null {
  return attempt.safeParse(value).data ?? null;
}
