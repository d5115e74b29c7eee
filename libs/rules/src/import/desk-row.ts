import { sirenOf } from '../contract/siren';
import { momentOf } from './date-time';
import { fieldTitles, neededFields } from './titles';
import { formulaWords, kindWords, levelWords, priorityWords, stateWords } from './values';
import {
  type DeskFault,
  type DeskImportFault,
  type DeskImportField,
  type DeskImportKind,
  type DeskImportValues,
  deskImportFields,
} from './vocabulary';
import { plainWords, wordsTo } from './words';

const titles = {
  clients: wordsTo(fieldTitles.clients),
  contacts: wordsTo(fieldTitles.contacts),
  tickets: wordsTo(fieldTitles.tickets),
};
const formulaOf = wordsTo(formulaWords);
const kindOf = wordsTo(kindWords);
const stateOf = wordsTo(stateWords);
const levelOf = wordsTo(levelWords);
const priorityLevels = new Map(
  priorityWords.flatMap(({ words, impact, urgency }) => words.map((word) => [word, { impact, urgency }])),
);

/** The field that each column most likely holds, from its title in French or English; each field once. */
export function guessFields(kind: DeskImportKind, columns: readonly string[]): (DeskImportField | null)[] {
  const taken = new Set<DeskImportField>();
  return columns.map((title) => {
    const field = titles[kind].get(plainWords(title));
    if (field === undefined || taken.has(field)) return null;
    taken.add(field);
    return field;
  });
}

/** What a mapping still lacks: one field of each returned list. */
export function missingFields(
  kind: DeskImportKind,
  fields: readonly (DeskImportField | null)[],
  hasClient: boolean,
): (readonly DeskImportField[])[] {
  const needed =
    kind === 'clients' || hasClient ? neededFields[kind] : [...neededFields[kind], ['client' as const]];
  return needed.filter((group) => !group.some((field) => fields.includes(field)));
}

/** Whether a field can be mapped in an import of this kind. */
export const isFieldOf = (kind: DeskImportKind, field: DeskImportField): boolean =>
  (deskImportFields[kind] as readonly DeskImportField[]).includes(field);

type Read = DeskImportValues[DeskImportField] | { fault: DeskImportFault };

const longest: Partial<Record<DeskImportField, number>> = {
  reference: 100,
  name: 150,
  client: 500,
  email: 254,
  subject: 200,
  requester: 150,
  assignee: 150,
  queue: 150,
  category: 200,
  description: 200_000,
  messages: 200_000,
  solution: 200_000,
};
const prose: ReadonlySet<DeskImportField> = new Set(['description', 'messages', 'solution']);

/** Reads the cells of one row by field; moments are read on the clock of the zone. */
export function readDeskRow(
  cells: Partial<Record<DeskImportField, string>>,
  zone: string,
): { values: DeskImportValues; faults: DeskFault[] } {
  const values: DeskImportValues = {};
  const faults: DeskFault[] = [];
  for (const [key, cell] of Object.entries(cells)) {
    const field = key as DeskImportField;
    // A cell that an export protected from being run as a formula is read as what it was.
    const text = cell.trim().replace(/^'(?=[=+\-@])/, '');
    if (text === '') continue;
    const value = readCell(field, text, zone);
    if (typeof value === 'object' && 'fault' in value) faults.push({ field, code: value.fault });
    else Object.assign(values, { [field]: value });
  }
  return { values, faults };
}

function readCell(field: DeskImportField, text: string, zone: string): Read {
  const isProse = prose.has(field);
  if (!text.isWellFormed() || (isProse ? /[\p{Cc}--[\n\r\t]]/v : /[\p{Cc}--[\n\r]]/v).test(text))
    return { fault: 'characters' };
  // Cells of several people or lines: the first one counts, but in what is written at length.
  const said = isProse || field === 'subject' ? text : (text.split(/[\r\n]+/)[0] ?? '').trim();
  const line = field === 'subject' ? said.replaceAll(/\s+/g, ' ') : said;
  if (field === 'subject' && line.length > 200) return `${line.slice(0, 199)}…`;
  if (line.length > (longest[field] ?? 100)) return { fault: 'too-long' };
  return readers[field]?.(line, zone) ?? line;
}

/** Fields that are more than a text. */
const readers: Partial<Record<DeskImportField, (text: string, zone: string) => Read>> = {
  reference: (text) => (/^[\d\s]+$/.test(text) ? text.replaceAll(/\s/g, '') : text),
  siren: (text) => sirenOf(text) ?? { fault: 'siren-invalid' },
  formula: (text) => formulaOf.get(plainWords(text)) ?? { fault: 'formula-unknown' },
  email: (text) => emailOf(text) ?? { fault: 'email-unreadable' },
  active: (text) => yesOrNo(plainWords(text)),
  kind: (text) => kindOf.get(plainWords(text)) ?? { fault: 'kind-unknown' },
  state: (text) => stateOf.get(plainWords(text)) ?? { fault: 'state-unknown' },
  impact: (text) => levelOf.get(plainWords(text)) ?? { fault: 'level-unknown' },
  urgency: (text) => levelOf.get(plainWords(text)) ?? { fault: 'level-unknown' },
  priority: (text) => priorityLevels.get(plainWords(text)) ?? { fault: 'level-unknown' },
  openedAt: moment,
  updatedAt: moment,
  resolvedAt: moment,
  closedAt: moment,
};

function moment(text: string, zone: string): Read {
  return momentOf(text, zone) ?? { fault: 'date-unreadable' };
}

function yesOrNo(word: string): Read {
  if (['oui', 'yes', '1', 'true', 'vrai', 'actif', 'active'].includes(word)) return true;
  return ['non', 'no', '0', 'false', 'faux', 'inactif', 'inactive'].includes(word)
    ? false
    : { fault: 'yes-no-unknown' };
}

/** Of several addresses, or of « Zoé <zoe@acme.test> », the first one. */
function emailOf(text: string): string | null {
  const found = /[^\s<>,;"]+@[^\s<>,;"]+\.[^\s<>,;"]+/.exec(text)?.[0].toLowerCase();
  return found && /^[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+$/.test(found) ? found : null;
}

const rootNames = new Set(['entite racine', 'root entity']);

/** Whether a name is the one that GLPI gives to the entity above all, which is no client. */
export const isRootEntity = (name: string): boolean => rootNames.has(plainWords(name));

/** The names under which a client may be known, « Racine > ACME > Lyon » from the last to the first. */
export function entityNames(path: string): string[] {
  return path
    .split('>')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !isRootEntity(name))
    .reverse();
}

/** A name as it is written, and with its last word first: « Dupont Zoé » of GLPI is « Zoé Dupont ». */
export function nameOrders(name: string): string[] {
  const words = name.trim().split(/\s+/);
  const turned = [
    [...words.slice(1), ...words.slice(0, 1)].join(' '),
    [...words.slice(-1), ...words.slice(0, -1)].join(' '),
  ];
  return [...new Set([words.join(' '), ...turned])];
}
