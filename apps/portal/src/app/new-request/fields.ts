import type { RequestKind } from '@vigie/rules';
import type { Leaning } from '@vigie/ui';

/** Kinds with a form here; what arrived as an e-mail is only read, and types of the catalogue bring their own. */
export type FormKind = Exclude<RequestKind, 'email' | 'catalogue'>;
export const formKinds = [
  'account.arrival',
  'account.departure',
  'account.change',
  'backup.restore',
  'incident',
  'question',
] as const satisfies readonly FormKind[];

/** What each form asks, in order. Words are in the texts; rules are in the wire schema. */
export type FieldName =
  | 'firstName'
  | 'lastName'
  | 'jobTitle'
  | 'effectiveDate'
  | 'licence'
  | 'groups'
  | 'userPrincipalName'
  | 'mailbox'
  | 'change'
  | 'backup'
  | 'what'
  | 'asOf'
  | 'target'
  | 'subject'
  | 'description';

export type Field = {
  name: FieldName;
  required: boolean;
  /** Where the answer goes in the request. */
  place: 'form' | 'root';
} & (
  | { control: 'line' | 'email'; max: number; half?: true }
  | { control: 'prose'; max: number }
  | { control: 'date'; leaning: Leaning }
  | { control: 'list'; max: number }
  | { control: 'choice'; options: readonly ['convert-to-shared', 'delete'] }
);

const upn: Field = { name: 'userPrincipalName', control: 'email', max: 254, required: true, place: 'form' };
const startsOn: Field = {
  name: 'effectiveDate',
  control: 'date',
  leaning: 'future',
  required: true,
  place: 'form',
};
const more: Field = { name: 'description', control: 'prose', max: 20_000, required: false, place: 'root' };
const subject: Field = { name: 'subject', control: 'line', max: 200, required: true, place: 'root' };
const story: Field = { ...more, control: 'prose', max: 20_000, required: true };

export const fieldsOf: Readonly<Record<RequestKind, readonly Field[]>> = {
  'account.arrival': [
    { name: 'firstName', control: 'line', max: 100, half: true, required: true, place: 'form' },
    { name: 'lastName', control: 'line', max: 100, half: true, required: true, place: 'form' },
    { name: 'jobTitle', control: 'line', max: 150, required: false, place: 'form' },
    startsOn,
    { name: 'licence', control: 'line', max: 150, required: false, place: 'form' },
    { name: 'groups', control: 'list', max: 150, required: false, place: 'form' },
    more,
  ],
  'account.departure': [
    upn,
    startsOn,
    {
      name: 'mailbox',
      control: 'choice',
      options: ['convert-to-shared', 'delete'],
      required: true,
      place: 'form',
    },
    more,
  ],
  'account.change': [upn, { name: 'change', control: 'prose', max: 5000, required: true, place: 'form' }],
  'backup.restore': [
    { name: 'backup', control: 'line', max: 150, required: false, place: 'form' },
    { name: 'what', control: 'prose', max: 2000, required: true, place: 'form' },
    { name: 'asOf', control: 'date', leaning: 'past', required: true, place: 'form' },
    { name: 'target', control: 'line', max: 500, required: false, place: 'form' },
  ],
  incident: [subject, story],
  question: [subject, story],
  email: [subject, story],
  catalogue: [],
};

/** The word of the address for each kind. */
const slugs: Readonly<Record<FormKind, string>> = {
  'account.arrival': 'arrivee',
  'account.departure': 'depart',
  'account.change': 'modification',
  'backup.restore': 'restauration',
  incident: 'incident',
  question: 'question',
};

export function slugOf(kind: FormKind): string {
  return slugs[kind];
}

export function kindOfSlug(slug: string): FormKind | undefined {
  return formKinds.find((kind) => slugs[kind] === slug);
}
