import type { Formula } from '../contract/formula';
import type { Level, TicketKind } from '../ticket/vocabulary';

/** What a field of a form can ask; a heading asks nothing. */
export const formFieldTypes = [
  'text',
  'long-text',
  'number',
  'date',
  'choice',
  'choices',
  'yes-no',
  'email',
  'person',
  'site',
  'equipment',
  'file',
  'heading',
] as const;
export type FormFieldType = (typeof formFieldTypes)[number];

/** Words in French, and in English where somebody wrote them. */
export interface LocalText {
  fr: string;
  en?: string | undefined;
}

export interface FormChoice {
  value: string;
  label: LocalText;
}

export const conditionTests = ['is', 'is-not', 'contains', 'filled', 'empty'] as const;
export type ConditionTest = (typeof conditionTests)[number];

/** What an earlier answer must be. */
export interface FormCondition {
  field: string;
  test: ConditionTest;
  value?: string | undefined;
}

export interface FormField {
  key: string;
  type: FormFieldType;
  label: LocalText;
  help?: LocalText | undefined;
  required?: boolean | undefined;
  choices?: FormChoice[] | undefined;
  /** Least value of a number, characters of a text, answers or files; of a date, days from today. */
  min?: number | undefined;
  max?: number | undefined;
  /** What the whole of a text must look like, and what is said when it does not. */
  pattern?: { source: string; message: LocalText } | undefined;
  /** Shown only then; always, without it. */
  shown?: { match: 'all' | 'any'; conditions: FormCondition[] } | undefined;
}

/** Kinds of ticket that a request of the catalogue may open. */
export const catalogueTicketKinds = [
  'request',
  'incident',
  'question',
  'change',
] as const satisfies readonly TicketKind[];
export type CatalogueTicketKind = (typeof catalogueTicketKinds)[number];

/** Icons a type of request may wear in the catalogue. */
export const requestTypeIcons = [
  'ticket',
  'laptop',
  'smartphone',
  'monitor',
  'user',
  'user-plus',
  'users',
  'key-round',
  'lock',
  'mail',
  'phone',
  'globe',
  'building',
  'calendar-days',
  'file-text',
  'shield-check',
  'download',
  'triangle-alert',
] as const;
export type RequestTypeIcon = (typeof requestTypeIcons)[number];

export const askers = ['everyone', 'requesters', 'approvers'] as const;
export type Asker = (typeof askers)[number];

/** Who may ask: which people, of which clients; no formula and no client named means all of them. */
export interface Audience {
  people: Asker;
  formulas: Formula[];
  clientIds: string[];
}

/** Who agrees before a request counts; a contact who is named agrees for the own company only. */
export interface ApprovalRule {
  by: 'nobody' | 'approvers' | 'contacts';
  contactIds: string[];
}

/** A type of request of the catalogue. A published one never changes: the next one has the next version. */
export interface RequestTypeContent {
  name: LocalText;
  description: LocalText;
  category: LocalText;
  icon: RequestTypeIcon;
  ticketKind: CatalogueTicketKind;
  fields: FormField[];
  /** The field whose answer follows the name in the subject of the ticket. */
  subjectField?: string | undefined;
  audience: Audience;
  approval: ApprovalRule;
  /** The 48 h of written requests, else the targets of the formula. */
  service: 'promise' | 'targets';
  impact: Level;
  urgency: Level;
}

/** Words in a language; French where the other is missing. */
export const wordsIn = (text: LocalText, locale: 'fr' | 'en'): string =>
  (locale === 'en' && text.en) || text.fr;
