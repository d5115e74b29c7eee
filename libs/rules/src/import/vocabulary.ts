import type { Formula } from '../contract/formula';
import type { Level, TicketKind, TicketState } from '../ticket/vocabulary';
import type { Instant } from '../time/instant';

/** What another desk's export can bring. */
export const deskImportKinds = ['clients', 'contacts', 'tickets'] as const;
export type DeskImportKind = (typeof deskImportKinds)[number];

/** What a column of each kind can hold. */
export const deskImportFields = {
  clients: ['reference', 'name', 'siren', 'formula'],
  contacts: ['reference', 'client', 'name', 'firstName', 'lastName', 'email', 'active'],
  tickets: [
    'reference',
    'client',
    'subject',
    'kind',
    'state',
    'impact',
    'urgency',
    'priority',
    'requester',
    'assignee',
    'queue',
    'category',
    'openedAt',
    'updatedAt',
    'resolvedAt',
    'closedAt',
    'description',
    'messages',
    'solution',
  ],
} as const satisfies Record<DeskImportKind, readonly string[]>;
export type DeskImportField = (typeof deskImportFields)[DeskImportKind][number];

export const deskImportFaults = [
  'required',
  'too-long',
  'characters',
  'date-unreadable',
  'email-unreadable',
  'siren-invalid',
  'formula-unknown',
  'kind-unknown',
  'state-unknown',
  'level-unknown',
  'yes-no-unknown',
  'root-entity',
  'client-unknown',
  'contact-elsewhere',
  'email-changed',
  'name-taken',
  'ticket-elsewhere',
  'worked-on-since',
  'twice-in-file',
] as const;
export type DeskImportFault = (typeof deskImportFaults)[number];

/** Why a row cannot be written; what is wrong with the row as a whole names its key. */
export interface DeskFault {
  field: DeskImportField;
  code: DeskImportFault;
}

/** What a row says; fields without a cell, or with an empty one, are absent. */
export interface DeskImportValues {
  reference?: string;
  name?: string;
  siren?: string;
  formula?: Formula;
  client?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  active?: boolean;
  subject?: string;
  kind?: TicketKind;
  state?: TicketState;
  impact?: Level;
  urgency?: Level;
  priority?: { impact: Level; urgency: Level };
  requester?: string;
  assignee?: string;
  queue?: string;
  category?: string;
  openedAt?: Instant;
  updatedAt?: Instant;
  resolvedAt?: Instant;
  closedAt?: Instant;
  description?: string;
  messages?: string;
  solution?: string;
}
