import {
  amendmentOrigins,
  amendmentStates,
  billingSchedules,
  clientKinds,
  contractDocumentKinds,
  contractParts,
  contractStates,
  dataChoices,
  deadlineModes,
  denouncers,
  equipmentKinds,
  formulas,
  invoiceTimings,
  objectionKinds,
  penaltyMethods,
  priceOrigins,
  roundings,
} from '@vigie/rules';
import * as z from 'zod';
import { email, id, instant, line, localDate, page, pageQuery, prose, reference, version } from './common';

/** A number as text, so that no digit is lost on the way; the rule says what is wrong with it. */
const decimal = z.string().trim().max(40);
/** An amount in euros, excluding VAT: `12410.26`. */
const amount = z.string();

export const initialIndex = z.strictObject({ period: z.string().trim().max(10), value: decimal });

/** The clause on the yearly revision. */
export const agreedRevision = z.strictObject({
  series: line(40),
  base: line(200),
  initial: initialIndex.nullable(),
  choice: z.discriminatedUnion('which', [
    z.strictObject({ which: z.literal('last-published') }),
    z.strictObject({ which: z.literal('quarter'), quarter: z.literal([1, 2, 3, 4]) }),
  ]),
  needsFinal: z.boolean(),
  quietMonths: z.int().min(0).max(120),
  upwardOnly: z.boolean(),
  fixedPart: decimal.optional(),
  /** Factors on the price before. */
  cap: decimal.optional(),
  floor: decimal.optional(),
  coefficientRounding: z
    .strictObject({ mode: z.enum(roundings), decimals: z.int().min(0).max(10) })
    .optional(),
  roundOn: z.enum(['unit-price', 'line-amount']).optional(),
  linkCoefficient: z.strictObject({ value: decimal, appliesTo: z.enum(['base', 'new']) }).optional(),
});

/** What was agreed besides the lines; only an amendment changes it. */
export const contractConditions = z.strictObject({
  formula: z.enum(formulas),
  weekend: z.boolean(),
  /** Checked by the rule: 3 in the reference conditions. */
  noticeMonths: z.int(),
  /** The calendar of the client when it is not said. */
  calendarId: id.nullable(),
  deadlineMode: z.enum(deadlineModes),
  /** Days late after which the service may be suspended. */
  suspensionDays: z.int().min(0).max(365),
  objectionDays: z.int().min(0).max(365),
  objectionKind: z.enum(objectionKinds),
  /** Hours in which a breach of personal data is told. */
  breachHours: z.int().min(1).max(720),
  dataChoice: z.enum(dataChoices).nullable(),
  penaltyMethod: z.enum(penaltyMethods),
  /** The clause as the contract words it. */
  penaltyText: prose(2000).nullable(),
  revision: agreedRevision.nullable(),
});
export type ContractConditions = z.infer<typeof contractConditions>;

export type RevisionTerms = z.infer<typeof agreedRevision>;
/** The clause of the reference conditions (art. 4.1); its first index is asked for with each contract. */
export const referenceRevision: RevisionTerms = {
  series: '010562768',
  base: 'Base 100 au T2 2017',
  initial: null,
  choice: { which: 'last-published' },
  needsFinal: false,
  quietMonths: 0,
  upwardOnly: false,
};
/** What the reference conditions say; a new contract begins with it. */
export const referenceConditions: ContractConditions = {
  formula: 'STANDARD',
  weekend: false,
  noticeMonths: 3,
  calendarId: null,
  deadlineMode: 'elapsed',
  suspensionDays: 15,
  objectionDays: 15,
  objectionKind: 'calendaire',
  breachHours: 36,
  dataChoice: null,
  penaltyMethod: 'M1',
  penaltyText: null,
  revision: referenceRevision,
};

export const contractLineInput = z.strictObject({
  label: line(150),
  part: z.enum(contractParts),
  /** Of one unit for a year, excluding VAT. */
  price: decimal,
  quantity: decimal,
  billing: z.enum(billingSchedules),
  /** In advance when it is not said. */
  timing: z.enum(invoiceTimings).optional(),
  /** Counted in the estate: growth is told. */
  equipmentKind: z.enum(equipmentKinds).nullable().default(null),
  /** Counted among the licences: growth is told. */
  partNumber: line(150).nullable().default(null),
  baseIndex: initialIndex.nullable().default(null),
});
export type ContractLineInput = z.infer<typeof contractLineInput>;

/** People of a contract: no amendment is needed when one follows another. */
export const contractPeople = z.strictObject({
  signatoryName: line(150).nullable(),
  signatoryTitle: line(150).nullable(),
  dpoName: line(150).nullable(),
  dpoEmail: email.nullable(),
});
export type ContractPeople = z.infer<typeof contractPeople>;

const header = {
  label: line(150),
  /** On paper, or in another program; one of a kind within a client. */
  reference: line(60).nullable(),
  clientKind: z.enum(clientKinds),
  start: localDate,
  /** Length of a period in months; checked by the rule. */
  months: z.int(),
  /** Last day of the first period; the day before the anniversary of the start when it is not said. */
  firstTerm: localDate.nullable(),
};

export const contractDraft = z.strictObject({
  ...header,
  clientId: id,
  conditions: contractConditions,
  people: contractPeople,
  lines: z.array(contractLineInput).max(200),
});
export type ContractDraft = z.infer<typeof contractDraft>;
export const contractDraftChange = contractDraft.omit({ clientId: true }).extend({ version });
export type ContractDraftChange = z.infer<typeof contractDraftChange>;

export const contractDiscard = z.strictObject({ version: z.coerce.number().pipe(version) });

/** What may change of a signed contract without an amendment. */
export const contractFactsChange = contractPeople.extend({
  label: header.label,
  reference: header.reference,
  version,
});
export type ContractFactsChange = z.infer<typeof contractFactsChange>;

export const contractActivation = z.strictObject({ signedOn: localDate, version });
export type ContractActivation = z.infer<typeof contractActivation>;

const reason = prose(2000);
/** What can happen to a signed contract. */
export const contractAct = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('suspend'), reason, version }),
  z.strictObject({ act: z.literal('resume'), reason: reason.optional(), version }),
  z.strictObject({
    act: z.literal('denounce'),
    by: z.enum(denouncers),
    sentOn: localDate.nullable(),
    receivedOn: localDate,
    reason: reason.optional(),
    version,
  }),
  /** The denunciation is withdrawn by agreement. */
  z.strictObject({ act: z.literal('keep'), reason, version }),
  z.strictObject({ act: z.literal('end'), endsOn: localDate, reason, version }),
]);
export type ContractAct = z.infer<typeof contractAct>;

export const amendmentChanges = z.strictObject({
  /** Only what becomes different. */
  conditions: contractConditions.partial().optional(),
  /** Lines whose price, quantity or base index becomes different. */
  prices: z
    .array(
      z.strictObject({
        lineId: id,
        price: decimal.optional(),
        quantity: decimal.optional(),
        baseIndex: initialIndex.optional(),
      }),
    )
    .max(200)
    .default([]),
  added: z.array(contractLineInput).max(50).default([]),
  /** Lines that are no longer served from that day on. */
  ended: z.array(id).max(200).default([]),
});
export type AmendmentChanges = z.infer<typeof amendmentChanges>;

/** An amendment; without a date of signature it is a proposal. */
export const newAmendment = z.strictObject({
  label: line(200),
  effectiveOn: localDate,
  signedOn: localDate.nullable(),
  changes: amendmentChanges,
  version,
});
export type NewAmendment = z.infer<typeof newAmendment>;
export const amendmentSignature = z.strictObject({ signedOn: localDate, effectiveOn: localDate, version });
export type AmendmentSignature = z.infer<typeof amendmentSignature>;
export const amendmentWithdrawal = z.strictObject({ version });

export const contractPrice = z.object({
  validFrom: localDate,
  price: amount,
  quantity: z.string(),
  /** Of the whole line in a year. */
  amount,
  basePrice: amount,
  baseIndex: initialIndex.extend({ series: z.string(), base: z.string() }).nullable(),
  origin: z.enum(priceOrigins),
  amendmentId: id.nullable(),
  withdrawn: z.boolean(),
});
export type ContractPrice = z.infer<typeof contractPrice>;

export const contractLine = z.object({
  id,
  label: z.string(),
  part: z.enum(contractParts),
  billing: z.enum(billingSchedules),
  timing: z.enum(invoiceTimings),
  equipmentKind: z.enum(equipmentKinds).nullable(),
  partNumber: z.string().nullable(),
  endsOn: localDate.nullable(),
  /** Valid on the day of the answer, or on the first day of the contract; null for a line that is not served then. */
  current: contractPrice.nullable(),
  /** The latest first. */
  prices: z.array(contractPrice),
  /** Pieces of equipment under contract, where the line counts them. */
  counted: z.int().nullable(),
});
export type ContractLine = z.infer<typeof contractLine>;

export const noticeDatesOf = z.object({
  limit: localDate,
  latestArguable: localDate,
  safe: localDate,
  posting: localDate,
});

export const contractItem = z.object({
  id,
  client: reference,
  label: z.string(),
  reference: z.string().nullable(),
  state: z.enum(contractStates),
  clientKind: z.enum(clientKinds),
  formula: z.enum(formulas),
  parts: z.array(z.enum(contractParts)),
  start: localDate,
  /** Last day of the period that runs. */
  term: localDate,
  /** Last day of all, when it is known. */
  endsOn: localDate.nullable(),
  /** Last day on which a denunciation is received in time; null when none is needed any more. */
  noticeLimit: localDate.nullable(),
  /** Of a year, excluding VAT. */
  yearly: amount,
  version,
});
export type ContractItem = z.infer<typeof contractItem>;
export const contractPage = page(contractItem);

export const contractDocument = z.object({
  id,
  kind: z.enum(contractDocumentKinds),
  amendmentId: id.nullable(),
  name: z.string(),
  size: z.int(),
  addedAt: instant,
  addedBy: z.string(),
  /** Letters and what was signed are kept. */
  removable: z.boolean(),
});
export type ContractDocument = z.infer<typeof contractDocument>;
export const contractDocumentQuery = z.strictObject({
  kind: z.enum(contractDocumentKinds).default('other'),
  amendment: id.optional(),
});

export const amendment = z.object({
  id,
  number: z.int(),
  label: z.string(),
  state: z.enum(amendmentStates),
  origin: z.enum(amendmentOrigins),
  effectiveOn: localDate,
  signedOn: localDate.nullable(),
  changes: amendmentChanges,
  author: z.string(),
  createdAt: instant,
});
export type Amendment = z.infer<typeof amendment>;

export const contractEventTypes = [
  'created',
  'imported',
  'changed',
  'activated',
  'amendment-proposed',
  'amended',
  'amendment-withdrawn',
  'suspended',
  'resumed',
  'denounced',
  'kept',
  'ended',
  'renewed',
  'document-added',
  'document-removed',
  'renewal-decided',
  'denunciation-received',
  'letter-written',
  'letter-sent',
  'letter-received',
  'letter-proved',
  'letter-withdrawn',
] as const;
export const contractEvent = z.object({
  id,
  at: instant,
  actor: z.string(),
  type: z.enum(contractEventTypes),
  /** Names, dates and numbers; which ones depends on the type. */
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  reason: z.string().nullable(),
});
export type ContractEvent = z.infer<typeof contractEvent>;

export const contractDetail = contractItem.extend({
  months: z.int(),
  firstTerm: localDate.nullable(),
  signedOn: localDate.nullable(),
  denounced: z
    .object({ by: z.enum(denouncers), sentOn: localDate.nullable(), receivedOn: localDate })
    .nullable(),
  conditions: contractConditions,
  calendarName: z.string(),
  /** Conditions that come into force later, by signed amendments. */
  upcoming: z.array(z.object({ validFrom: localDate, conditions: contractConditions })),
  people: contractPeople,
  lines: z.array(contractLine),
  /** Null when the contract ends anyway. */
  notice: noticeDatesOf.nullable(),
  /** When a client whom the law protects is told of the renewal. */
  information: z.object({ from: localDate, to: localDate }).nullable(),
  amendments: z.array(amendment),
  documents: z.array(contractDocument),
  history: z.array(contractEvent),
});
export type ContractDetail = z.infer<typeof contractDetail>;

export const contractFilter = z.strictObject({
  state: z.enum(contractStates).optional(),
  client: id.optional(),
  part: z.enum(contractParts).optional(),
  /** Period ends before this day. */
  termBefore: localDate.optional(),
  q: z.string().trim().max(100).optional(),
  /** With an amendment that waits for its signature. */
  proposed: z.literal('true').optional(),
});
export type ContractFilter = z.infer<typeof contractFilter>;
export const contractQuery = contractFilter.extend(pageQuery.shape);
export type ContractQuery = z.infer<typeof contractQuery>;
export const contractExportQuery = contractFilter.extend({ format: z.enum(['csv', 'xlsx']).default('csv') });
export type ContractExportQuery = z.infer<typeof contractExportQuery>;

/** How many contracts there are in each state. */
export const contractCounts = z.record(z.enum(contractStates), z.int());

/** A contract as the management of the client reads it, with its signed amendments. */
export const ownContract = contractDetail.omit({
  history: true,
  clientKind: true,
  version: true,
});
export type OwnContract = z.infer<typeof ownContract>;
export const ownContracts = z.object({
  items: z.array(contractItem.omit({ clientKind: true, version: true })),
});
