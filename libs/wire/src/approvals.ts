import { approvableKinds, requestKinds } from '@vigie/rules';
import * as z from 'zod';
import { id, instant, prose, reference } from './common';
import { attachment } from './files';
import { saidAnswer } from './requests';

/** A request that waits for an agreement of the client, or that was decided. */
export const approvalSummary = z.object({
  id,
  state: z.enum(['waiting', 'approved', 'refused']),
  subject: z.string(),
  requester: z.string(),
  /** Who may agree, by name. */
  approvers: z.array(z.string()),
  /** The reader may. */
  yours: z.boolean(),
  /** The reader asked. */
  asked: z.boolean(),
  askedAt: instant,
  decidedAt: instant.nullable(),
  decidedBy: z.string().nullable(),
  comment: z.string().nullable(),
  /** The written request that it became. */
  requestId: id.nullable(),
});
export type ApprovalSummary = z.infer<typeof approvalSummary>;
export const approvals = z.object({ items: z.array(approvalSummary) });

/** With all that was asked. */
export const approval = approvalSummary.extend({
  kind: z.enum(requestKinds),
  description: z.string().nullable(),
  form: z.record(z.string(), z.unknown()).nullable(),
  answers: z.array(saidAnswer).nullable(),
  attachments: z.array(attachment),
});
export type Approval = z.infer<typeof approval>;

/** What waits for the agreement of a client's management, as our people see it: the last asked first. */
export const waitingApprovals = z.object({
  items: z.array(
    z.object({ id, subject: z.string(), client: reference, requester: z.string(), askedAt: instant }),
  ),
  total: z.int(),
});
export type WaitingApprovals = z.infer<typeof waitingApprovals>;

/** A refusal says why. */
export const approvalDecision = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('approve'), comment: prose(2000).optional() }),
  z.strictObject({ decision: z.literal('refuse'), comment: prose(2000) }),
]);
export type ApprovalDecision = z.infer<typeof approvalDecision>;

/** The kinds for which a client wants the agreement of its management, as who asks reads them. */
export const approvalKinds = z.object({
  items: z.array(
    z.object({
      kind: z.enum(approvableKinds),
      /** Who may agree to a request of the reader, by name. */
      approvers: z.array(z.string()),
      /** Nobody else could: sending is agreeing. */
      approvesOneself: z.boolean(),
    }),
  ),
});
export type ApprovalKinds = z.infer<typeof approvalKinds>;
