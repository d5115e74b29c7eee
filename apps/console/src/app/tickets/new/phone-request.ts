import type { NewRequest } from '@vigie/wire';

/** What a contact can ask for in writing. */
export const phoneKinds = [
  'account.arrival',
  'account.departure',
  'account.change',
  'backup.restore',
  'incident',
  'question',
] as const satisfies readonly NewRequest['kind'][];
export type PhoneKind = (typeof phoneKinds)[number];

/** Every field a written request may have, as typed. */
export const emptyFields = {
  subject: '',
  description: '',
  firstName: '',
  lastName: '',
  jobTitle: '',
  effectiveDate: '',
  licence: '',
  groups: '',
  userPrincipalName: '',
  mailbox: 'convert-to-shared',
  change: '',
  backup: '',
  what: '',
  asOf: '',
  target: '',
};
export type PhoneFields = typeof emptyFields;

export interface FieldShape {
  key: keyof PhoneFields;
  type: 'text' | 'long' | 'date' | 'email' | 'mailbox';
  required: boolean;
}

const must = (key: keyof PhoneFields, type: FieldShape['type'] = 'text'): FieldShape => ({
  key,
  type,
  required: true,
});
const may = (key: keyof PhoneFields, type: FieldShape['type'] = 'text'): FieldShape => ({
  key,
  type,
  required: false,
});

const forms: Record<PhoneKind, readonly FieldShape[]> = {
  'account.arrival': [
    must('firstName'),
    must('lastName'),
    may('jobTitle'),
    must('effectiveDate', 'date'),
    may('licence'),
    may('groups'),
  ],
  'account.departure': [
    must('userPrincipalName', 'email'),
    must('effectiveDate', 'date'),
    must('mailbox', 'mailbox'),
  ],
  'account.change': [must('userPrincipalName', 'email'), must('change', 'long')],
  'backup.restore': [may('backup'), must('what', 'long'), must('asOf', 'date'), may('target')],
  incident: [],
  question: [],
};

/** The fields to fill for a kind, in order. */
export function fieldsOf(kind: PhoneKind): readonly FieldShape[] {
  if (kind === 'incident' || kind === 'question') return [must('subject'), must('description', 'long')];
  return [...forms[kind], may('description', 'long')];
}

/** The request to send: filled fields only, in the form of its kind; checked by the wire schema afterwards. */
export function requestOf(kind: PhoneKind, typed: PhoneFields): Record<string, unknown> {
  const filled = (key: keyof PhoneFields): Record<string, unknown> => {
    const text = typed[key].trim();
    if (text === '') return {};
    return { [key]: key === 'groups' ? listOf(text) : text };
  };
  const texts = { ...filled('subject'), ...filled('description') };
  if (forms[kind].length === 0) return { kind, ...texts };
  const entries = forms[kind].map(({ key }) => filled(key));
  return { kind, ...filled('description'), form: Object.assign({}, ...entries) as Record<string, unknown> };
}

function listOf(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
