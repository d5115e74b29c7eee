import {
  formulas,
  levels,
  priorities,
  qualifiedKinds,
  requestChannels,
  requestKinds,
  ticketKinds,
  ticketStates,
} from '@vigie/rules';
import * as z from 'zod';
import { clock, clockBrief } from './clocks';
import { id, instant, line, pageQuery, prose, reference, version } from './common';
import { attachment, refusedFile } from './files';
import { ticketOrigin } from './imports';
import { mailOutcome } from './mail';
import { copies, mailRecipients } from './mail-copies';
import { tag, ticketTie } from './ticket-ties';
import { saidAnswer, sealBrief, sealNotes } from './requests';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');

const knownStates = new Set<string>(ticketStates);
const namesStates = (text: string) =>
  text === 'active' || text.split(',').every((state) => knownStates.has(state));

/** Views that every desk has. */
export const ticketViews = [
  'todo',
  'mine',
  'my-queues',
  'unread',
  'at-risk',
  'unassigned',
  'waiting',
  'all',
] as const;
export type TicketView = (typeof ticketViews)[number];
export const ticketSorts = ['due', 'updated', 'created', 'priority'] as const;
export type TicketSort = (typeof ticketSorts)[number];

/** Closed tickets have no deadline: with nothing that keeps them out, the last touched come first. */
export function effectiveSort(query: {
  view?: TicketView | undefined;
  state?: string | undefined;
  sort: TicketSort;
}): TicketSort {
  const onlyOpen = query.view !== undefined && query.view !== 'all' && query.view !== 'unread';
  return query.sort === 'due' && !onlyOpen && !query.state ? 'updated' : query.sort;
}

/** What narrows the list; a saved view keeps the same. */
export const ticketFilters = z.strictObject({
  view: z.enum(ticketViews).optional(),
  /** One state, or several separated by commas; `active` is all but resolved and closed. */
  state: z.string().max(200).refine(namesStates, 'state').optional(),
  client: id.optional(),
  /** A person's id, `me` or `none`. */
  assignee: z.union([id, z.literal(['me', 'none'])]).optional(),
  /** A queue's id, or `mine` for those that one works in. */
  queue: z.union([id, z.literal('mine')]).optional(),
  kind: z.enum(ticketKinds).optional(),
  tag: id.optional(),
  /** A quote waits for the client. */
  quote: z.literal('waiting').optional(),
  priority: z.coerce.number().pipe(z.literal(priorities)).optional(),
  q: z.string().trim().max(200).optional(),
});
export type TicketFilters = z.infer<typeof ticketFilters>;

export const ticketQuery = pageQuery.extend({
  ...ticketFilters.shape,
  sort: z.enum(ticketSorts).default('due'),
  total: flag.optional(),
});
export type TicketQuery = z.infer<typeof ticketQuery>;

/** What the list can show of a ticket besides its subject. */
export const ticketColumns = [
  'number',
  'client',
  'state',
  'priority',
  'kind',
  'requester',
  'assignee',
  'queue',
  'due',
  'created',
  'updated',
] as const;
export type TicketColumn = (typeof ticketColumns)[number];

/** The columns as they stand beside the subject: it follows the number when that comes first, else it leads. */
export function withSubject(columns: readonly TicketColumn[]): (TicketColumn | 'subject')[] {
  const [first, ...others] = columns;
  return first === 'number' ? [first, 'subject', ...others] : ['subject', ...columns];
}

const knownColumns = new Set<string>(ticketColumns);
/** Names of columns separated by commas, as addresses hold them; unknown and doubled ones are left out. */
export const columnsOf = (text: string): TicketColumn[] =>
  [...new Set(text.split(','))].filter((name): name is TicketColumn => knownColumns.has(name));
const namesColumns = (text: string) => columnsOf(text).length === text.split(',').length;

/** A view as a file. */
export const ticketExport = ticketFilters.extend({
  sort: z.enum(ticketSorts).default('due'),
  format: z.enum(['csv', 'xlsx']),
  /** Separated by commas, in their order; all of them when it is left out. */
  columns: z.string().max(200).refine(namesColumns, 'columns').optional(),
});
export type TicketExport = z.infer<typeof ticketExport>;

export const ticketRow = z.object({
  id,
  number: z.string(),
  subject: z.string(),
  kind: z.enum(ticketKinds),
  state: z.enum(ticketStates),
  priority: z.literal(priorities),
  client: reference.extend({ formula: z.enum(formulas) }),
  requester: reference.nullable(),
  assignee: reference.nullable(),
  queue: reference,
  /** Number of the sealed written request, if there is one. */
  sealedSequence: z.int().nullable(),
  clock: clockBrief.nullable(),
  tags: z.array(tag),
  /** A quote that the client has not answered. */
  quote: z.enum(['waiting', 'expired']).nullable(),
  createdAt: instant,
  updatedAt: instant,
  version,
});
export type TicketRow = z.infer<typeof ticketRow>;

/** A row of the list, as one person sees it. */
export const listedTicket = ticketRow.extend({
  /** Something happened that this person has not seen. */
  unread: z.boolean(),
});
export type ListedTicket = z.infer<typeof listedTicket>;

/** Tickets as seen, or as still to be seen, by who says so. */
export const readingChange = z.strictObject({
  ticketIds: z.array(id).min(1).max(1000),
  unread: z.boolean(),
});
export type ReadingChange = z.infer<typeof readingChange>;

/** A view is counted up to here; one more means that there are more. */
export const mostInView = 10_000;

export const ticketCounts = z.record(z.enum(ticketViews), z.int());
export type TicketCounts = z.infer<typeof ticketCounts>;

/** How far an outgoing mail got. */
export const deliveryStates = ['none', 'held', 'queued', 'sent', 'failed', 'in-doubt', 'cancelled'] as const;

export const ticketMessage = z.object({
  id,
  /** The ticket it was written in, which may go on in another one. */
  ticketId: id,
  visibility: z.enum(['public', 'internal']),
  channel: z.enum(['portal', 'email', 'console', 'system']),
  author: z.object({ kind: z.enum(['staff', 'contact', 'system']), name: z.string() }),
  body: z.string(),
  /** The whole text of a mail, when it quotes more than what is new in it. */
  fullText: z.string().nullable(),
  /** Sanitised HTML of an e-mail, shown in a sandbox; null when the text says it all. */
  html: z.string().nullable(),
  at: instant,
  attachments: z.array(attachment),
  /** Files of a mail that were refused. */
  refusedFiles: z.array(refusedFile),
  delivery: z.enum(deliveryStates),
  /** Of the mail that it came or left by; empty without one. */
  recipients: mailRecipients,
  /** What was told about its mail after it left. */
  outcome: mailOutcome.nullable(),
  /** Until this instant the author can still take a reply back. */
  heldUntil: instant.nullable(),
});
export type TicketMessage = z.infer<typeof ticketMessage>;

export const historyTypes = [
  'opened',
  'unacknowledged',
  'assigned',
  'queue-changed',
  'renamed',
  'requester-changed',
  'state-changed',
  'priority-changed',
  'qualified',
  'replied',
  'undelivered',
  'noted',
  'macro-applied',
  'client-replied',
  'continued',
  'merged',
  'merged-into',
  'merge-undone',
  'split',
  'followed',
  'unfollowed',
  'tagged',
  'untagged',
  'linked',
  'unlinked',
  'equipment-linked',
  'equipment-unlinked',
  'reply-cancelled',
  'check-added',
  'check-removed',
  'check-checked',
  'check-unchecked',
  'checklist-applied',
  'checks-overridden',
  'quote-sent',
  'quote-cancelled',
  'quote-accepted',
  'quote-refused',
  'clock-started',
  'clock-warned',
  'clock-breached',
  'clock-recomputed',
  'client-warned',
  'vendor-escalated',
  'breach-explained',
  'time-added',
  'time-changed',
  'time-removed',
  'intervention-planned',
  'intervention-moved',
  'intervention-state-changed',
  'rated',
  'imported',
  'plan-launched',
  'plan-attention',
  'plan-completed',
  'plan-cancelled',
  'restore-started',
  'restore-failed',
  'restore-ready',
  'restore-done',
  'restore-confirmed',
  'restore-missing',
  'restore-refused',
] as const;
export const historyEntry = z.object({
  id,
  at: instant,
  actor: z.object({ kind: z.enum(['staff', 'contact', 'system']), name: z.string() }),
  type: z.enum(historyTypes),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** Another ticket, as a link. */
export const ticketLink = z.object({ id, number: z.string(), subject: z.string() });

/** The written request at the origin of a ticket. */
export const sealedRequest = sealBrief.extend({
  id,
  kind: z.enum(requestKinds),
  channel: z.enum(requestChannels),
  receivedAt: instant,
  author: z.object({ name: z.string(), email: z.string() }),
  description: z.string().nullable(),
  form: z.record(z.string(), z.unknown()).nullable(),
  /** Of a request of the catalogue, with the name of its type. */
  answers: z.array(saidAnswer).nullable(),
  typeName: z.object({ fr: z.string(), en: z.string().optional() }).nullable(),
  ...sealNotes,
});
export type SealedRequest = z.infer<typeof sealedRequest>;

/** A ticket that goes on in another one. */
export const mergedTicket = z.object({
  ticket: ticketLink,
  at: instant,
  /** Until then the merge can be undone from here; null when another merge has to be undone first. */
  undoUntil: instant.nullable(),
  request: sealedRequest.nullable(),
  attachments: z.array(attachment),
});
export type MergedTicket = z.infer<typeof mergedTicket>;

/** What our people wrote when they opened a ticket. */
export const ticketOpening = z.object({
  /** The ticket they opened, which may go on in another one. */
  ticketId: id,
  author: z.string(),
  body: z.string(),
  at: instant,
});
export type TicketOpening = z.infer<typeof ticketOpening>;

export const ticketDetail = listedTicket.extend({
  impact: z.enum(levels),
  urgency: z.enum(levels),
  /** Whether our answers leave by mail: there is a requester, and they are active. */
  answersLeave: z.boolean(),
  request: sealedRequest.nullable(),
  /** Of this ticket and of those that go on in it, where no written request says it. */
  openings: z.array(ticketOpening),
  /** What a free e-mail turned out to be. */
  qualifiedKind: z.enum(qualifiedKinds).nullable(),
  /** Of the mail that the request came by. */
  requestRecipients: mailRecipients,
  /** Files joined to the request itself. */
  attachments: z.array(attachment),
  refusedFiles: z.array(refusedFile),
  messages: z.array(ticketMessage),
  history: z.array(historyEntry),
  clocks: z.array(clock),
  /** The desk it was imported from. */
  origin: ticketOrigin.nullable(),
  /** The ticket that this one goes on with, and those that go on with it. */
  continues: ticketLink.nullable(),
  continuedBy: z.array(ticketLink),
  links: z.array(ticketTie),
  merged: z.array(mergedTicket),
  mergedInto: ticketLink.nullable(),
  /** Mails of the client that are part of it, as they arrived. */
  mails: z.array(z.object({ id, subject: z.string(), receivedAt: instant })),
  /** States that the transition table allows from here. */
  nextStates: z.array(z.enum(ticketStates)),
});
export type TicketDetail = z.infer<typeof ticketDetail>;

export const newTicket = z.strictObject({
  clientId: id,
  requesterId: id.optional(),
  /** Where it is put; left out, its kind says so. */
  queueId: id.optional(),
  kind: z.literal(['incident', 'question', 'change', 'internal']),
  subject: line(200),
  description: prose(20_000),
  impact: z.enum(levels).default('medium'),
  urgency: z.enum(levels).default('medium'),
});
export const newMessage = z.strictObject({
  visibility: z.enum(['public', 'internal']),
  body: prose(20_000),
  attachmentIds: z.array(id).max(20).optional(),
  /** People to copy besides those who get it anyway, among those whom the client's mails name. */
  copies: copies.optional(),
  /** Move the ticket in the same step, for example ask the client and wait. */
  thenState: z.enum(ticketStates).optional(),
});
export type NewMessage = z.infer<typeof newMessage>;
export const transition = z.strictObject({
  to: z.enum(ticketStates),
  reason: prose(2000).optional(),
  /** Why the ticket is done although required points are unchecked; for who may say so. */
  checksOverride: prose(2000).optional(),
  version,
});
export const merging = z.strictObject({ ticketIds: z.array(id).min(1).max(20), version });
/** A client's message that becomes a ticket of its own. */
export const splitting = z.strictObject({ subject: line(200), version });
export const mergeUndoing = z.strictObject({ ticketId: id, version });
export const assignment = z.strictObject({ assigneeId: id.nullable(), version });
export const priorityChange = z.strictObject({
  impact: z.enum(levels),
  urgency: z.enum(levels),
  reason: prose(2000),
  version,
});
/** What was noted wrong when a ticket was opened; its written request stays as it was sealed. */
export const ticketCorrection = z.strictObject({
  subject: line(200).optional(),
  /** A contact of the ticket's client; null only where nobody asked. */
  requesterId: id.nullable().optional(),
  version,
});
export type TicketCorrection = z.infer<typeof ticketCorrection>;
/** Says what a ticket opened by a free e-mail is. */
export const qualification = z.strictObject({ kind: z.enum(qualifiedKinds), version });
/** A person's explanation of a missed deadline. */
export const breachReason = z.strictObject({ reason: prose(2000) });
