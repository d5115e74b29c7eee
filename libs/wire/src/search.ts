import {
  contractStates,
  formulas,
  equipmentKinds,
  equipmentStates,
  priorities,
  searchProblems,
  ticketKinds,
  ticketStates,
} from '@vigie/rules';
import * as z from 'zod';
import { id, instant, localDate, reference } from './common';

const asked = z.string().trim().max(300);
export const searchRequest = z.strictObject({
  q: asked,
  most: z.coerce.number().int().min(1).max(100).default(20),
});
export type SearchRequest = z.infer<typeof searchRequest>;

/** A text in pieces; joined, they are the text. */
export const pieces = z.array(z.object({ text: z.string(), hit: z.boolean() }));

export const searchProblem = z.object({
  code: z.enum(searchProblems),
  text: z.string(),
  start: z.int(),
  end: z.int(),
});

/** Where the words were found, when not in the subject alone. */
const snippet = z.object({
  place: z.enum(['request', 'message', 'note']),
  author: z.string().nullable(),
  at: instant,
  pieces,
});
export type SearchSnippet = z.infer<typeof snippet>;

const found = z.object({
  id,
  number: z.string(),
  subject: pieces,
  state: z.enum(ticketStates),
  kind: z.enum(ticketKinds),
  updatedAt: instant,
  snippet: snippet.nullable(),
});
export const foundTicket = found.extend({
  client: reference,
  priority: z.literal(priorities),
  assignee: reference.nullable(),
});
export type FoundTicket = z.infer<typeof foundTicket>;
/** A request of the client's own, by the identifier of the request. */
export const foundRequest = found.extend({ id });
export type FoundRequest = z.infer<typeof foundRequest>;

export const foundClient = z.object({ id, name: pieces, formula: z.enum(formulas) });
export const foundContact = z.object({ id, name: pieces, email: pieces, client: reference });
export const foundEquipment = z.object({
  id,
  name: pieces,
  detail: pieces,
  kind: z.enum(equipmentKinds),
  state: z.enum(equipmentStates),
  client: reference,
});
export const foundContract = z.object({
  id,
  label: pieces,
  /** On paper, or in another program. */
  reference: pieces.nullable(),
  state: z.enum(contractStates),
  /** Last day of the period that runs, and of all once it is known. */
  term: localDate,
  endsOn: localDate.nullable(),
  client: reference,
});
export type FoundClient = z.infer<typeof foundClient>;
export type FoundContact = z.infer<typeof foundContact>;
export type FoundEquipment = z.infer<typeof foundEquipment>;
export type FoundContract = z.infer<typeof foundContract>;

/** What was found of a kind; `more` when there is more than was counted. */
const group = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: z.int(), more: z.boolean() });
export interface SearchGroup<T> {
  items: T[];
  total: number;
  more: boolean;
}

const facet = z.array(z.object({ value: z.string(), name: z.string(), count: z.int() }));
export const searchFacets = z.object({ states: facet, clients: facet, kinds: facet });
export type SearchFacets = z.infer<typeof searchFacets>;

const common = {
  problems: z.array(searchProblem),
  /** Old tickets are being read again: what is found may not be all. */
  building: z.boolean(),
  /** The words are so common that only the newest tickets were looked through. */
  partial: z.boolean(),
};
export const searchAnswer = z.object({
  ...common,
  tickets: group(foundTicket),
  facets: searchFacets,
  clients: group(foundClient),
  contacts: group(foundContact),
  equipment: group(foundEquipment),
  contracts: group(foundContract),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

export const portalSearchAnswer = z.object({
  ...common,
  requests: group(foundRequest),
  equipment: group(foundEquipment),
  contracts: group(foundContract),
});
export type PortalSearchAnswer = z.infer<typeof portalSearchAnswer>;
