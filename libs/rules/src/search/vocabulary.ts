import { type Priority, type TicketKind, type TicketState, priorities } from '../ticket/vocabulary';
import { fold } from './words';

/** What a search can be narrowed by. Contracts will be one more. */
export const searchFields = [
  'client',
  'state',
  'assignee',
  'queue',
  'priority',
  'tag',
  'kind',
  'before',
  'after',
  'files',
  'requester',
  'equipment',
] as const;
export type SearchField = (typeof searchFields)[number];
export type SearchLanguage = 'fr' | 'en';

/** Names of operators, those of each language first written as people are shown them. */
const fieldNames: Record<SearchField, Record<SearchLanguage, readonly string[]>> = {
  client: { fr: ['client'], en: ['client', 'customer'] },
  state: { fr: ['état', 'statut'], en: ['state', 'status', 'is'] },
  assignee: { fr: ['assigné', 'technicien'], en: ['assignee', 'assigned'] },
  queue: { fr: ['file'], en: ['queue'] },
  priority: { fr: ['priorité'], en: ['priority'] },
  tag: { fr: ['étiquette'], en: ['tag', 'label'] },
  kind: { fr: ['type'], en: ['type', 'kind'] },
  before: { fr: ['avant'], en: ['before'] },
  after: { fr: ['après', 'depuis'], en: ['after', 'since'] },
  files: { fr: ['pièce', 'fichier'], en: ['attachment', 'files'] },
  requester: { fr: ['demandeur'], en: ['requester', 'from'] },
  equipment: { fr: ['matériel'], en: ['equipment', 'device'] },
};

/** `active` is all but resolved and closed. */
export type SearchState = TicketState | 'active';
type Words<V extends string | number> = readonly [value: V, fr: readonly string[], en: readonly string[]][];

const states: Words<SearchState> = [
  ['active', ['ouvert', 'actif'], ['open', 'active']],
  ['new', ['nouveau'], ['new']],
  ['open', ['en-cours'], ['in-progress']],
  ['waiting-client', ['attente-client'], ['waiting-client']],
  ['waiting-vendor', ['attente-fournisseur'], ['waiting-vendor']],
  ['planned', ['planifié'], ['planned']],
  ['resolved', ['résolu'], ['resolved', 'solved']],
  ['closed', ['clos', 'fermé'], ['closed']],
];
const kinds: Words<TicketKind> = [
  ['request', ['demande'], ['request']],
  ['incident', ['incident'], ['incident']],
  ['question', ['question'], ['question']],
  ['change', ['changement'], ['change']],
  ['cyber-incident', ['cyber', 'cyber-incident'], ['cyber', 'cyber-incident']],
  ['internal', ['interne'], ['internal']],
];
const urgencies: Words<Priority> = priorities.map((value) => [
  value,
  [`p${value}`, String(value)],
  [`p${value}`],
]);
const people: Words<'me' | 'none'> = [
  ['me', ['moi'], ['me']],
  ['none', ['personne', 'aucun'], ['nobody', 'none']],
];
const ownQueues: Words<'mine'> = [['mine', ['miennes'], ['mine']]];
const answers: Words<'yes' | 'no'> = [
  ['yes', ['oui'], ['yes']],
  ['no', ['non'], ['no']],
];

/** Values that an operator knows by name; for assignees and queues, names come beside. */
const valueWords: Partial<Record<SearchField, Words<string | number>>> = {
  state: states,
  kind: kinds,
  priority: urgencies,
  assignee: people,
  queue: ownQueues,
  files: answers,
};

/** The operator of a name in either language, accents or not. */
export function fieldNamed(name: string): SearchField | null {
  const asked = fold(name);
  const isIt = (field: SearchField) =>
    [...fieldNames[field].fr, ...fieldNames[field].en].some((known) => fold(known) === asked);
  return searchFields.find(isIt) ?? null;
}

/** How an operator is written. */
export const fieldName = (field: SearchField, language: SearchLanguage): string =>
  fieldNames[field][language][0] ?? field;

/** The value that a word stands for with an operator, in either language; null when it is none. */
export function valueNamed(field: SearchField, word: string): string | null {
  const asked = fold(word);
  const found = valueWords[field]?.find(([, fr, en]) =>
    [...fr, ...en].some((known) => fold(known) === asked),
  );
  return found ? String(found[0]) : null;
}

/** How a value is written; names and dates are written as they are. */
export function valueName(field: SearchField, value: string, language: SearchLanguage): string {
  const found = valueWords[field]?.find(([known]) => String(known) === value);
  return found?.[language === 'fr' ? 1 : 2][0] ?? value;
}

/** The values that an operator knows by name, as they are written. */
export const valueNames = (field: SearchField, language: SearchLanguage): string[] =>
  (valueWords[field] ?? []).map(([, fr, en]) => (language === 'fr' ? fr : en)[0] ?? '');

/** Operators whose value is free: a name that the directory knows. */
export const namesThings = (field: SearchField): boolean =>
  field === 'client' ||
  field === 'tag' ||
  field === 'requester' ||
  field === 'equipment' ||
  field === 'assignee' ||
  field === 'queue';
