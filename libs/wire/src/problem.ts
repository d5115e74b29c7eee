import * as z from 'zod';
import { errorCodes } from './errors';
import { fieldCodes } from './field-errors';

/** Problem document of RFC 9457, the body of every error answer. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  detail: z.string(),
  /** Fields at fault: of the wrong form, or refused by a rule. */
  errors: z
    .array(z.object({ path: z.string(), code: z.enum([...errorCodes, ...fieldCodes]), message: z.string() }))
    .optional(),
  /** Facts that belong to the code, for example the current version of a conflict. */
  data: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;
