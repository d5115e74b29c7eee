import {
  askers,
  catalogueTicketKinds,
  conditionTests,
  formFieldTypes,
  formulas,
  levels,
  requestTypeIcons,
  type RequestTypeContent,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, line, prose, reference, version } from './common';
import { requestReceipt } from './requests';

/** Words in French, and in English where somebody wrote them. */
export const localText = (max: number) => z.strictObject({ fr: line(max), en: line(max).optional() });
const localProse = (max: number) => z.strictObject({ fr: prose(max), en: prose(max).optional() });

const key = z.string().max(40);
const limit = z.number().min(-1_000_000_000).max(1_000_000_000);
const condition = z.strictObject({
  field: key,
  test: z.enum(conditionTests),
  value: z.string().max(500).optional(),
});
export const formField = z.strictObject({
  key,
  type: z.enum(formFieldTypes),
  label: localText(200),
  help: localProse(1000).optional(),
  required: z.boolean().optional(),
  choices: z
    .array(z.strictObject({ value: line(100), label: localText(200) }))
    .max(100)
    .optional(),
  min: limit.optional(),
  max: limit.optional(),
  pattern: z.strictObject({ source: line(200), message: localText(200) }).optional(),
  shown: z.strictObject({ match: z.enum(['all', 'any']), conditions: z.array(condition).max(10) }).optional(),
});

/** What a type of request is. */
export const requestTypeContent = z.strictObject({
  name: localText(100),
  description: localProse(500),
  category: localText(60),
  icon: z.enum(requestTypeIcons),
  ticketKind: z.enum(catalogueTicketKinds),
  fields: z.array(formField).max(60),
  subjectField: key.optional(),
  audience: z.strictObject({
    people: z.enum(askers),
    formulas: z.array(z.enum(formulas)).max(formulas.length),
    clientIds: z.array(id).max(500),
  }),
  approval: z.strictObject({
    by: z.enum(['nobody', 'approvers', 'contacts']),
    contactIds: z.array(id).max(500),
  }),
  service: z.enum(['promise', 'targets']),
  impact: z.enum(levels),
  urgency: z.enum(levels),
}) satisfies z.ZodType<RequestTypeContent>;

/** A type of request as those who manage the catalogue see it. */
export const requestType = z.object({
  id,
  enabled: z.boolean(),
  /** What clients see; it never changes, the next one has the next number. */
  published: z
    .object({ number: z.int(), content: requestTypeContent, at: instant, by: z.string() })
    .nullable(),
  /** What is being written, until it is published. */
  draft: requestTypeContent.nullable(),
  /** The queue its tickets come to; null: that of their kind. */
  queueId: id.nullable(),
  version,
});
export type RequestType = z.infer<typeof requestType>;
export const requestTypes = z.object({ items: z.array(requestType) });
export const requestTypeChange = z.strictObject({ content: requestTypeContent, version });
export const requestTypeState = z.strictObject({ enabled: z.boolean(), version });
export const requestTypeQueue = z.strictObject({ queueId: id.nullable(), version });
export const requestTypePublication = z.strictObject({ version });

/** A type of request in the catalogue of a client. */
export const catalogueItem = z.object({
  id,
  number: z.int(),
  name: localText(100),
  description: localProse(500),
  category: localText(60),
  icon: z.enum(requestTypeIcons),
  service: z.enum(['promise', 'targets']),
  needsApproval: z.boolean(),
});
export type CatalogueItem = z.infer<typeof catalogueItem>;
export const catalogue = z.object({ items: z.array(catalogueItem) });

/** What can be chosen where a field asks for something of the company. */
export const formOptions = z.object({
  person: z.array(reference),
  site: z.array(reference),
  equipment: z.array(reference),
});
export type FormOptions = z.infer<typeof formOptions>;

/** A form to fill in. */
export const catalogueForm = catalogueItem.extend({
  fields: z.array(formField),
  options: formOptions,
  /** Nobody else could agree: the one who asks does. */
  approvesOneself: z.boolean(),
});
export type CatalogueForm = z.infer<typeof catalogueForm>;

/** Answers to a form, as the portal sends them. */
export const catalogueRequest = z.strictObject({
  number: z.int().min(1),
  values: z.record(z.string(), z.unknown()),
  attachmentIds: z.array(id).max(20).optional(),
});
export type CatalogueRequest = z.infer<typeof catalogueRequest>;

/** What became of it: received, or waiting for an approver. */
export const catalogueOutcome = z.object({
  receipt: requestReceipt.nullable(),
  approvalId: id.nullable(),
});
export type CatalogueOutcome = z.infer<typeof catalogueOutcome>;
