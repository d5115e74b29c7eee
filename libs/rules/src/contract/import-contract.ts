import { momentOf } from '../import/date-time';
import { formulaWords } from '../import/values';
import { plainWords, wordsTo } from '../import/words';
import type { LocalDate } from '../time/civil';
import type { BillingSchedule, ContractFaultCode, ContractPart } from './agreement';
import type { ClientKind } from './contract-state';
import type { Formula } from './formula';

/** What a column of an imported list of contracts can hold: those of the contract, then those of its line. */
export const contractImportFields = [
  'client',
  'reference',
  'label',
  'clientKind',
  'formula',
  'start',
  'months',
  'firstTerm',
  'noticeMonths',
  'signedOn',
  'line',
  'part',
  'price',
  'quantity',
  'billing',
  'indexPeriod',
  'indexValue',
  'product',
] as const;
export type ContractImportField = (typeof contractImportFields)[number];

export const contractImportFaults = [
  'required',
  'too-long',
  'characters',
  'date-unreadable',
  'number-unreadable',
  'kind-unknown',
  'formula-unknown',
  'part-unknown',
  'billing-unknown',
  'client-unknown',
  'differs-from-first-row',
  'signed-in-future',
] as const;
export type ContractImportFault = (typeof contractImportFaults)[number] | ContractFaultCode;

/** A cell that cannot be read, or that the rules of contracts refuse. */
export interface ContractCellFault {
  field: ContractImportField;
  code: ContractImportFault;
}

/** What a row says; fields without a cell, or with an empty one, are absent. */
export interface ContractRowValues {
  client?: string;
  reference?: string;
  label?: string;
  clientKind?: ClientKind;
  formula?: Formula;
  start?: LocalDate;
  months?: number;
  firstTerm?: LocalDate;
  noticeMonths?: number;
  signedOn?: LocalDate;
  line?: string;
  part?: ContractPart;
  price?: string;
  quantity?: string;
  billing?: BillingSchedule;
  indexPeriod?: string;
  indexValue?: string;
  product?: string;
}

const fieldByTitle = wordsTo<ContractImportField>({
  client: ['societe', 'company', 'customer', 'raison sociale'],
  reference: ['ref', 'n contrat', 'numero de contrat', 'numero', 'contract number'],
  label: ['contrat', 'intitule', 'contract', 'libelle du contrat', 'title', 'objet'],
  clientKind: ['qualite du client', 'qualite', 'kind of client', 'type de client'],
  formula: ['formule'],
  start: ['debut', 'date de debut', 'date d effet', 'start date'],
  months: ['duree', 'duree en mois', 'duree mois', 'length', 'length in months', 'mois'],
  firstTerm: ['premiere echeance', 'echeance', 'term', 'first term', 'date d echeance'],
  noticeMonths: ['preavis', 'preavis en mois', 'notice', 'notice in months'],
  signedOn: ['signe le', 'date de signature', 'signature', 'signed', 'signed on'],
  line: ['designation', 'ligne', 'description', 'article', 'prestation'],
  part: ['volet'],
  price: ['prix', 'prix unitaire', 'prix unitaire annuel ht', 'prix ht', 'unit price', 'redevance'],
  quantity: ['quantite', 'qte', 'qty', 'nombre'],
  billing: ['facturation', 'periodicite', 'billing schedule', 'echeancier'],
  indexPeriod: ['periode de l indice', 'trimestre', 'trimestre initial', 'index period', 'quarter'],
  indexValue: ['indice', 'indice initial', 'i0', 'indice de base', 'initial index', 'index'],
  product: ['produit', 'produit microsoft', 'reference microsoft', 'microsoft product', 'sku'],
});
const kinds = wordsTo<ClientKind>({
  professional: ['professionnel', 'pro', 'entreprise'],
  'non-professional': ['non professionnel', 'association', 'copropriete'],
  consumer: ['consommateur', 'particulier'],
});
const formulaByWord = wordsTo<Formula>(formulaWords);
const parts = wordsTo<ContractPart>({
  'managed-services': ['infogerance', 'maintenance'],
  'domain-mail': ['domaine et messagerie', 'domaine', 'messagerie', 'nom de domaine', 'domain and mail'],
  'microsoft-365': ['office 365', 'm365', 'o365'],
  backup: ['sauvegarde', 'sauvegarde externalisee'],
  'backup-microsoft-365': [
    'sauvegarde de microsoft 365',
    'sauvegarde 365',
    'sauvegarde m365',
    'backup of microsoft 365',
  ],
});
const billings = wordsTo<BillingSchedule>({
  monthly: ['mensuelle', 'mensuel', 'par mois', 'mois', 'every month'],
  quarterly: ['trimestrielle', 'trimestriel', 'par trimestre', 'every quarter'],
  'half-yearly': ['semestrielle', 'semestriel', 'par semestre', 'every half year'],
  yearly: ['annuelle', 'annuel', 'par an', 'every year'],
});

/** The field that the title of a column names, in French or English; null for a column that is not read. */
export const contractFieldOf = (title: string): ContractImportField | null =>
  fieldByTitle.get(plainWords(title)) ?? null;

type Read = string | number | { fault: ContractImportFault };
const known =
  (words: ReadonlyMap<string, string>, fault: ContractImportFault) =>
  (text: string): Read =>
    words.get(plainWords(text)) ?? { fault };
const date = (text: string): Read => momentOf(text, 'UTC')?.slice(0, 10) ?? { fault: 'date-unreadable' };
const whole = (text: string): Read =>
  /^-?\d{1,6}(?:\s*(?:mois|months?))?$/i.test(text)
    ? Number.parseInt(text, 10)
    : { fault: 'number-unreadable' };
/** `12 410,26 €` is `12410.26`; what is wrong with it is for the rules to say. */
const number = (text: string): Read => text.replaceAll(/[\s€]/g, '').replace(',', '.');

const readers: Partial<Record<ContractImportField, (text: string) => Read>> = {
  clientKind: known(kinds, 'kind-unknown'),
  formula: known(formulaByWord, 'formula-unknown'),
  start: date,
  months: whole,
  firstTerm: date,
  noticeMonths: whole,
  signedOn: date,
  part: known(parts, 'part-unknown'),
  price: number,
  quantity: number,
  billing: known(billings, 'billing-unknown'),
  indexValue: number,
};
const longest: Partial<Record<ContractImportField, number>> = { reference: 60, indexPeriod: 10 };

/** Reads the cells of one row by field. */
export function readContractRow(cells: Partial<Record<ContractImportField, string>>): {
  values: ContractRowValues;
  faults: ContractCellFault[];
} {
  const values: ContractRowValues = {};
  const faults: ContractCellFault[] = [];
  for (const field of contractImportFields) {
    const text = (cells[field] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
    if (text === '') continue;
    const value = readCell(field, text);
    if (typeof value === 'object') faults.push({ field, code: value.fault });
    else Object.assign(values, { [field]: value });
  }
  return { values, faults };
}

function readCell(field: ContractImportField, text: string): Read {
  if (text.length > (longest[field] ?? 150)) return { fault: 'too-long' };
  if (!text.isWellFormed() || /[\p{Cc}]/u.test(text)) return { fault: 'characters' };
  return readers[field]?.(text) ?? text;
}
