import { type LocalDate, isLocalDate } from '../time/civil';
import { type EquipmentKind, type EquipmentState, equipmentKinds, equipmentStates } from './equipment';
import { equipmentKindNames } from './equipment-words';

/** What a column of an imported list can hold. */
export const importFields = [
  'name',
  'kind',
  'model',
  'serial',
  'site',
  'owner',
  'covered',
  'warrantyEnd',
  'vendorContract',
  'state',
] as const;
export type ImportField = (typeof importFields)[number];

export const importFaults = [
  'required',
  'too-long',
  'characters',
  'kind-unknown',
  'state-unknown',
  'state-refused',
  'date-unreadable',
  'yes-no-unknown',
  'owner-unknown',
  'twice-in-file',
  'name-ambiguous',
] as const;
export type ImportFault = (typeof importFaults)[number];

/** A cell that cannot be read. */
export interface CellFault {
  field: ImportField;
  code: ImportFault;
}

/** What a row says; fields without a cell, or with an empty one, are absent. */
export interface ImportValues {
  name?: string;
  kind?: EquipmentKind;
  model?: string;
  serial?: string;
  site?: string;
  owner?: string;
  covered?: boolean;
  warrantyEnd?: LocalDate;
  vendorContract?: string;
  state?: EquipmentState;
}

const titles: Record<ImportField, readonly string[]> = {
  name: ['nom', 'name', 'libelle', 'label', 'equipement', 'nom de l equipement', 'hostname', 'designation'],
  kind: ['type', 'kind', 'categorie', 'category', 'type d equipement'],
  model: ['modele', 'model', 'marque et modele'],
  serial: ['serie', 'numero de serie', 'n de serie', 'no de serie', 'serial', 'serial number', 'sn', 's n'],
  site: ['site', 'lieu', 'location', 'agence'],
  owner: ['utilisateur', 'user', 'owner', 'affecte a', 'assigned to', 'proprietaire'],
  covered: ['couvert', 'sous contrat', 'contrat', 'covered', 'coverage', 'in contract'],
  warrantyEnd: ['garantie', 'fin de garantie', 'warranty', 'warranty end', 'end of warranty'],
  vendorContract: ['contrat fournisseur', 'reference fournisseur', 'vendor contract', 'supplier contract'],
  state: ['etat', 'statut', 'state', 'status'],
};
const states: Record<EquipmentState, readonly string[]> = {
  'in-use': ['en service', 'en production', 'in use', 'used'],
  'in-stock': ['en stock', 'stock', 'in stock'],
  lent: ['prete', 'en pret'],
  lost: ['perdu'],
  stolen: ['vole'],
  retired: ['retire', 'rebut', 'reforme'],
};
const yes = ['oui', 'o', 'yes', 'y', 'vrai', 'true', '1', 'x', 'couvert par le contrat'];
const no = ['non', 'n', 'no', 'faux', 'false', '0', 'hors contrat'];

const fieldByTitle = lookup(importFields, titles);
const kindByWord = lookup(equipmentKinds, equipmentKindNames);
const stateByWord = lookup(equipmentStates, states);
const longest: Partial<Record<ImportField, number>> = { owner: 150 };

/** The field that the title of a column names, in French or English; null for a column that is not read. */
export function fieldOfTitle(title: string): ImportField | null {
  return fieldByTitle.get(plain(title)) ?? null;
}

/** Reads the cells of one row by field. */
export function readImportRow(cells: Partial<Record<ImportField, string>>): {
  values: ImportValues;
  faults: CellFault[];
} {
  const values: ImportValues = {};
  const faults: CellFault[] = [];
  for (const field of importFields) {
    const text = unescaped(cells[field]?.trim() ?? '');
    if (text === '') continue;
    const value = readCell(field, text);
    if (typeof value === 'object') faults.push({ field, code: value.fault });
    else Object.assign(values, { [field]: value });
  }
  return { values, faults };
}

type Read = string | boolean | { fault: ImportFault };

function readCell(field: ImportField, text: string): Read {
  if (text.length > (longest[field] ?? 100)) return { fault: 'too-long' };
  if (!text.isWellFormed() || /[\p{Cc}]/u.test(text)) return { fault: 'characters' };
  return readers[field]?.(text) ?? text;
}

/** Fields that are more than a text. */
const readers: Partial<Record<ImportField, (text: string) => Read>> = {
  kind: (text) => kindByWord.get(plain(text)) ?? { fault: 'kind-unknown' },
  state: (text) => stateByWord.get(plain(text)) ?? { fault: 'state-unknown' },
  covered: (text) => yesOrNo(plain(text)),
  warrantyEnd: (text) => dateOf(text) ?? { fault: 'date-unreadable' },
};

function yesOrNo(word: string): Read {
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : { fault: 'yes-no-unknown' };
}

/** 31/12/2026 as the French write it (also with dots or dashes), or 2026-12-31. */
function dateOf(text: string): LocalDate | null {
  const parts = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const date = parts
    ? `${parts[3]}-${parts[2]?.padStart(2, '0')}-${parts[1]?.padStart(2, '0')}`
    : text.replace(/[T ]00:00(:00)?$/, '');
  return isLocalDate(date) ? date : null;
}

/** A cell that an export protected from being run as a formula is read as what it was. */
const unescaped = (text: string) => text.replace(/^'(?=[=+\-@])/, '');

/** Lower case, without accents, signs as spaces: how words of people are compared. */
function plain(text: string): string {
  const letters = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return letters.replaceAll(/[^a-z0-9]+/g, ' ').trim();
}

function lookup<T extends string>(
  keys: readonly T[],
  words: Readonly<Record<T, readonly string[]>>,
): ReadonlyMap<string, T> {
  return new Map(keys.flatMap((key) => [key, ...words[key]].map((word) => [plain(word), key] as const)));
}
