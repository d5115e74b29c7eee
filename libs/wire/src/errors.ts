import * as z from 'zod';

/**
 * Every named error of the API and the HTTP status it answers with.
 * The words people read are in errors.fr.ts and errors.en.ts; a code without words does not compile.
 */
export const errorStatus = {
  'request.unreadable': 400,
  'request.invalid': 422,
  'request.too-large': 413,
  'request.unsupported-media': 415,
  'request.origin-refused': 403,
  'session.required': 401,
  'session.refused': 401,
  'session.totp-required': 401,
  'session.reset-link-invalid': 422,
  'password.too-weak': 422,
  'password.wrong': 422,
  'totp.refused': 422,
  'permission.missing': 403,
  'not-found': 404,
  'version.conflict': 409,
  'rate.limited': 429,
  'idempotency.mismatch': 422,
  'idempotency.in-flight': 409,
  'ticket.transition-refused': 422,
  'ticket.closed': 422,
  'ticket.assignee-refused': 422,
  'ticket.reason-required': 422,
  'ticket.qualification-refused': 422,
  'clock.not-breached': 422,
  'request.effective-date-past': 422,
  'request.kind-refused': 422,
  'draft.link-invalid': 422,
  'draft.already-confirmed': 422,
  'file.too-large': 413,
  'file.too-many': 422,
  'file.type-refused': 422,
  'file.type-mismatch': 422,
  'file.name-refused': 422,
  'file.empty': 422,
  'mail.already-handled': 422,
  'person.email-taken': 422,
  'person.last-administrator': 422,
  'client.name-taken': 422,
  'calendar.unknown-zone': 422,
  'calendar.bad-hours': 422,
  'calendar.overlapping-hours': 422,
  'calendar.never-opens': 422,
  'calendar.bad-exception': 422,
  'deadline.never': 422,
  'deadline.bad-duration': 422,
  'days.out-of-range': 422,
  'demo.refused': 403,
  'server.busy': 503,
  'server.failed': 500,
} as const;
export type ErrorCode = keyof typeof errorStatus;
export const errorCodes = Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]];

/** Problem document of RFC 9457, the body of every error answer. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.enum(errorCodes),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  /** Facts that belong to the code, for example the current version of a conflict. */
  data: z.record(z.string(), z.unknown()).optional(),
  requestId: z.string(),
});
export type Problem = z.infer<typeof problem>;
