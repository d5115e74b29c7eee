import {
  type Answers,
  type LocalText,
  type NoticeWarning,
  deadlineModes,
  formulas,
  noticeWarningCodes,
  qualifiedKinds,
  requestChannels,
  requestKinds,
  ticketStates,
} from '@vigie/rules';
import * as z from 'zod';
import { explainedSpan } from './clocks';
import { email, id, instant, line, localDate, pageQuery, prose, reference } from './common';
import { attachment, refusedFile } from './files';

export const arrivalForm = z.strictObject({
  firstName: line(100),
  lastName: line(100),
  jobTitle: line(150).optional(),
  effectiveDate: localDate,
  licence: line(150).optional(),
  groups: z.array(line(150)).max(50).optional(),
});
export const departureForm = z.strictObject({
  userPrincipalName: email,
  effectiveDate: localDate,
  mailbox: z.enum(['convert-to-shared', 'delete']),
});
export const accountChangeForm = z.strictObject({ userPrincipalName: email, change: prose(5000) });
export const restoreForm = z.strictObject({
  /** The backup that the client has in mind, by the name that it has for them. */
  backup: line(150).optional(),
  what: prose(2000),
  asOf: localDate,
  target: line(500).optional(),
});

const text = { subject: line(200).optional(), description: prose(20_000).optional() };
const attachments = { attachmentIds: z.array(id).max(20).optional() };

/** A written request as the portal sends it; the form depends on the kind. */
export const newRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('account.arrival'), ...text, ...attachments, form: arrivalForm }),
  z.strictObject({ kind: z.literal('account.departure'), ...text, ...attachments, form: departureForm }),
  z.strictObject({ kind: z.literal('account.change'), ...text, ...attachments, form: accountChangeForm }),
  z.strictObject({ kind: z.literal('backup.restore'), ...text, ...attachments, form: restoreForm }),
  z.strictObject({
    kind: z.literal('incident'),
    ...attachments,
    subject: line(200),
    description: prose(20_000),
  }),
  z.strictObject({
    kind: z.literal('question'),
    ...attachments,
    subject: line(200),
    description: prose(20_000),
  }),
]);
export type NewRequest = z.infer<typeof newRequest>;

/** A free e-mail taken as a written request. */
export const emailRequest = z.strictObject({
  kind: z.literal('email'),
  ...attachments,
  subject: z.string().max(200),
  description: z.string().max(200_000),
});
/** Question and answer in the words that the author read. */
export const saidAnswer = z.object({ label: z.string(), value: z.string() });
export type SaidAnswer = z.infer<typeof saidAnswer>;

/** A request of the catalogue as it is sealed: the type and its version, the canonical answers, and their words. */
export interface SealedCatalogueRequest {
  kind: 'catalogue';
  type: { id: string; number: number; name: LocalText };
  subject: string;
  description: string | undefined;
  values: Answers;
  answers: SaidAnswer[];
}
/** What a sealed record can hold. */
export type AnyRequest = NewRequest | z.infer<typeof emailRequest> | SealedCatalogueRequest;

/** Notes on an accepted request: the client gave less notice than agreed (art. 13 and 16). */
export const requestWarnings = noticeWarningCodes;
export type RequestWarning = NoticeWarning;

/** What stands beside a sealed record. */
export const sealNotes = {
  warnings: z.array(z.enum(requestWarnings)),
  /** Received while the contract was suspended: no time ran, so that no deadline was promised. */
  suspended: z.boolean(),
};

export const sealBrief = z.object({
  sequence: z.int(),
  sha256: z.string(),
  previousSha256: z.string(),
});

export const requestDeadline = z.object({
  dueAt: instant,
  mode: z.enum(deadlineModes),
  explanation: z.array(explainedSpan),
  /** The explanation as a sentence in the reader's language. */
  sentence: z.string(),
});

/** Answer to a written request: number, receipt, deadline, proof. */
export const requestReceipt = z.object({
  id,
  number: z.string(),
  ticketId: id,
  receivedAt: instant,
  deadline: requestDeadline.optional(),
  proof: sealBrief,
  ...sealNotes,
});
export type RequestReceipt = z.infer<typeof requestReceipt>;

/** A request that its client's management has to agree to first: not received yet, so without number, clock or proof. */
export const heldRequest = z.object({ approvalId: id });
/** What became of a request that was sent. */
export const requestOutcome = z.union([requestReceipt, heldRequest]);
export type RequestOutcome = z.infer<typeof requestOutcome>;

const requestFilters = z.strictObject({
  state: z.enum(['open', 'done', 'all']).default('all'),
  /** First and last day of receipt, both included, on the French wall clock. */
  from: localDate.optional(),
  to: localDate.optional(),
  kind: z.enum(requestKinds).optional(),
  /** Who asked. */
  by: id.optional(),
});
export type RequestFilters = z.infer<typeof requestFilters>;
export const requestQuery = pageQuery.extend(requestFilters.shape);
export type RequestQuery = z.infer<typeof requestQuery>;

/** The same list as a file. */
export const requestExport = requestFilters.extend({ format: z.enum(['csv', 'xlsx']) });
export type RequestExport = z.infer<typeof requestExport>;

/** The people of a company who have asked for something. */
export const requestAuthors = z.object({ items: z.array(reference) });

/** A row of the client's list of requests. */
export const requestSummary = z.object({
  id,
  number: z.string(),
  kind: z.enum(requestKinds),
  /** Name of its type in the catalogue. */
  typeName: z.object({ fr: z.string(), en: z.string().optional() }).nullable(),
  /** What a free e-mail turned out to be. */
  qualifiedKind: z.enum(qualifiedKinds).nullable(),
  subject: z.string(),
  state: z.enum(ticketStates),
  requester: z.string(),
  receivedAt: instant,
  dueAt: instant.nullable(),
  waitingForYou: z.boolean(),
  /** It is not done, and its time stands still while the contract is suspended. */
  suspended: z.boolean(),
  updatedAt: instant,
});
export type RequestSummary = z.infer<typeof requestSummary>;

export const publicMessage = z.object({
  id,
  author: z.string(),
  fromUs: z.boolean(),
  body: z.string(),
  at: instant,
  attachments: z.array(attachment),
  /** Files of a mail that did not come through. */
  refusedFiles: z.array(refusedFile),
});

/** Another request, as a link. */
export const requestLink = z.object({ id, number: z.string(), subject: z.string() });

/** Answer to a client's message. */
export const sentMessage = publicMessage.extend({
  /**
   * The request that this message opened, because the one it was written on is over. The message is then the written
   * request itself, sealed with a proof, and has its id.
   */
  opened: requestLink.nullable(),
});
export type SentMessage = z.infer<typeof sentMessage>;

/** What the client sees of a request. Internal notes are not part of this shape. */
export const requestDetail = requestSummary.extend({
  channel: z.enum(requestChannels),
  description: z.string().nullable(),
  form: z.record(z.string(), z.unknown()).nullable(),
  /** Of a request of the catalogue. */
  answers: z.array(saidAnswer).nullable(),
  assignee: z.string().nullable(),
  deadline: requestDeadline.nullable(),
  clockState: z.enum(['running', 'paused', 'met', 'breached', 'cancelled']).nullable(),
  warnings: z.array(z.enum(requestWarnings)),
  messages: z.array(publicMessage),
  attachments: z.array(attachment),
  refusedFiles: z.array(refusedFile),
  /** The request that this one goes on with, and those that go on with it. */
  continues: requestLink.nullable(),
  continuedBy: z.array(requestLink),
  proof: sealBrief,
});
export type RequestDetail = z.infer<typeof requestDetail>;

/** The sealed record as it is given away: everything needed to check the chain by hand. */
export const proof = z.object({
  format: z.literal('vigie-proof-1'),
  sequence: z.int(),
  number: z.string(),
  client: z.string(),
  formula: z.enum(formulas),
  receivedAt: instant,
  channel: z.enum(requestChannels),
  author: z.object({ name: z.string(), email: z.string() }),
  /** The exact bytes that were sealed: canonical JSON (RFC 8785), or the SHA-256 of the raw e-mail inside it. */
  payload: z.string(),
  previousSha256: z.string(),
  sha256: z.string(),
  /** As promised at receipt; a pause or another target since does not move it. */
  deadline: requestDeadline.optional(),
});
export type Proof = z.infer<typeof proof>;
export const proofQuery = z.strictObject({ format: z.enum(['json', 'pdf']).default('json') });

export const clientMessage = z.strictObject({
  body: prose(20_000),
  attachmentIds: z.array(id).max(20).optional(),
});

/** A request that waits for its author's confirmation (phone call, or e-mail of a portal-only client). */
export const draft = z.object({
  kind: z.enum(requestKinds),
  subject: z.string(),
  description: z.string().nullable(),
  form: z.record(z.string(), z.unknown()).nullable(),
  client: z.string(),
  contact: z.string(),
  origin: z.enum(['email', 'phone']),
  createdAt: instant,
  expiresAt: instant,
  confirmed: z.boolean(),
});
export type Draft = z.infer<typeof draft>;
/** A draft typed by a technician during a call or a visit. */
export const newPhoneDraft = z.strictObject({ contactId: id, request: newRequest });
