import {
  clientKinds,
  contractLetterKinds,
  contractStates,
  denouncers,
  denunciationOutcomes,
  informationStates,
  renewalDecisions,
  termStates,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';
import { noticeDatesOf } from './contracts';

export const denunciationVerdicts = ['valid', 'arguable', 'late'] as const;

/** A letter of ours about a term. */
export const contractLetter = z.object({
  id,
  kind: z.enum(contractLetterKinds),
  addressee: z.string(),
  /** Null when no postal address was known: the window of the envelope would be empty. */
  address: z.string().nullable(),
  arriveBy: localDate.nullable(),
  writtenOn: localDate,
  writtenBy: z.string(),
  sentOn: localDate.nullable(),
  tracking: z.string().nullable(),
  receivedOn: localDate.nullable(),
  proof: z.object({ name: z.string() }).nullable(),
  withdrawn: z.boolean(),
  version,
});
export type ContractLetter = z.infer<typeof contractLetter>;

/** A term of a contract in the queue. */
export const renewalItem = z.object({
  id,
  contract: z.object({
    id,
    label: z.string(),
    reference: z.string().nullable(),
    state: z.enum(contractStates),
    months: z.int(),
    endsOn: localDate.nullable(),
  }),
  client: reference,
  clientKind: z.enum(clientKinds),
  state: z.enum(termStates),
  term: localDate,
  /** First day of the next period. */
  renewsOn: localDate,
  notice: noticeDatesOf,
  noticeMonths: z.int(),
  owner: reference.nullable(),
  decision: z.enum(renewalDecisions),
  note: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: instant.nullable(),
  /** The last reminder sent, in days before the posting date. */
  lastReminder: z.int().nullable(),
  /** When a protected client is told, and whether it was. */
  information: z.object({ from: localDate, to: localDate, state: z.enum(informationStates) }).nullable(),
  /** What was received from the client, or sent by us. */
  denounced: z
    .object({
      by: z.enum(denouncers),
      sentOn: localDate.nullable(),
      receivedOn: localDate.nullable(),
      verdict: z.enum(denunciationVerdicts).nullable(),
      outcome: z.enum(denunciationOutcomes).nullable(),
      reason: z.string().nullable(),
      decidedBy: z.string().nullable(),
    })
    .nullable(),
  /** Written, and not withdrawn. */
  letters: z.array(contractLetter),
  version,
});
export type RenewalItem = z.infer<typeof renewalItem>;
export const renewalPage = page(renewalItem);

/** One term, with the letters that were withdrawn too, and what a new letter begins with. */
export const renewalDetail = renewalItem.extend({
  addressee: z.object({ name: z.string(), address: z.string().nullable() }),
});
export type RenewalDetail = z.infer<typeof renewalDetail>;

/** `passed`: nothing can be posted any more, and the term is still to come. */
export const renewalShows = [
  'open',
  'mine',
  'undecided',
  'posting',
  'protected',
  'passed',
  'done',
  'all',
] as const;
export type RenewalShow = (typeof renewalShows)[number];
export const renewalQuery = pageQuery.extend({
  show: z.enum(renewalShows).default('open'),
  contract: id.optional(),
  client: id.optional(),
  /** Words of the client, the contract or its reference. */
  q: z.string().trim().max(100).optional(),
  /** For `posting`: to be posted within so many days. */
  days: z.coerce.number().int().min(1).max(366).default(30),
});
export type RenewalQuery = z.infer<typeof renewalQuery>;

/** How many terms each filter holds; counted up to a thousand. */
export const renewalCounts = z.object({
  open: z.int(),
  mine: z.int(),
  undecided: z.int(),
  posting: z.int(),
  protected: z.int(),
});
export type RenewalCounts = z.infer<typeof renewalCounts>;

export const renewalPeople = z.object({ items: z.array(reference) });

export const renewalDecision = z.strictObject({
  decision: z.enum(renewalDecisions),
  note: prose(2000).nullable(),
  version,
});
export type RenewalDecisionGiven = z.infer<typeof renewalDecision>;

/** Who decides about these terms; nobody in particular when it is null. */
export const renewalOwner = z.strictObject({
  renewals: z.array(id).min(1).max(200),
  ownerId: id.nullable(),
});
export type RenewalOwner = z.infer<typeof renewalOwner>;
export const renewalsAssigned = z.object({ assigned: z.int() });

/** Five lines fit into the window of an envelope, beside the name. */
const addressLines = prose(300)
  .refine((text) => text.split('\n').length <= 5, 'letter.address-too-long')
  .nullable();
export const newContractLetter = z.strictObject({
  kind: z.enum(contractLetterKinds),
  addressee: line(150),
  address: addressLines,
  version,
});
export type NewContractLetter = z.infer<typeof newContractLetter>;

export const letterSending = z.strictObject({
  sentOn: localDate,
  tracking: line(40).nullable(),
  version,
});
export type LetterSending = z.infer<typeof letterSending>;
export const letterReception = z.strictObject({ receivedOn: localDate, version });
export type LetterReception = z.infer<typeof letterReception>;
export const letterWithdrawal = z.strictObject({ version });
export const letterProofQuery = z.strictObject({ version: z.coerce.number().pipe(version) });

/** A letter of the client that ends the contract. */
export const receivedDenunciation = z.strictObject({
  sentOn: localDate.nullable(),
  receivedOn: localDate,
  version,
});
export type ReceivedDenunciation = z.infer<typeof receivedDenunciation>;
export const denunciationDecision = z.strictObject({
  outcome: z.enum(denunciationOutcomes),
  reason: prose(2000),
  version,
});
export type DenunciationDecision = z.infer<typeof denunciationDecision>;
