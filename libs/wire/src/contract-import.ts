import { contractImportFields, type ContractImportFault } from '@vigie/rules';
import * as z from 'zod';
import type { Locale } from './common';
import { errorsEn } from './errors.en';
import { errorsFr } from './errors.fr';

/** `valid` leaves contracts with a fault in any of their rows out, on purpose; `all` writes everything or nothing. */
export const contractImportQuery = z.strictObject({ rows: z.enum(['all', 'valid']).default('all') });

/** What becomes of a contract of the list; one whose reference the client already has is left alone. */
export const contractImportActions = ['create', 'unchanged', 'error'] as const;
export type ContractImportAction = (typeof contractImportActions)[number];
export const contractImportPreview = z.object({
  columns: z.array(z.object({ title: z.string(), field: z.enum(contractImportFields).nullable() })),
  /** Of contracts, not of rows. */
  counts: z.object({ create: z.int(), unchanged: z.int(), error: z.int() }),
  /** The first ones, those with a fault before the others. */
  rows: z.array(
    z.object({
      line: z.int(),
      action: z.enum(contractImportActions),
      client: z.string(),
      contract: z.string(),
      what: z.string(),
      faults: z.array(z.object({ column: z.string(), code: z.string(), message: z.string() })),
    }),
  ),
});
export type ContractImportPreview = z.infer<typeof contractImportPreview>;
export const contractImportResult = z.object({ created: z.int(), unchanged: z.int(), skipped: z.int() });
export type ContractImportResult = z.infer<typeof contractImportResult>;

const fr = {
  required: 'À remplir.',
  'too-long': 'Trop long.',
  characters: 'Contient des caractères invisibles.',
  'date-unreadable': 'Date illisible\u00a0: écrivez 31/12/2026.',
  'number-unreadable': 'Écrivez un nombre entier.',
  'kind-unknown': 'Qualité inconnue\u00a0: professionnel, non-professionnel ou consommateur.',
  'formula-unknown': 'Formule inconnue\u00a0: Standard, Premium ou Sérénité.',
  'part-unknown':
    'Volet inconnu\u00a0: infogérance, domaine et messagerie, Microsoft 365, sauvegarde ou sauvegarde de Microsoft 365.',
  'billing-unknown': 'Facturation inconnue\u00a0: mensuelle, trimestrielle, semestrielle ou annuelle.',
  'client-unknown': 'Aucun client de ce nom\u00a0: importez d’abord les clients.',
  'differs-from-first-row': 'Différent de la première ligne de ce contrat.',
  'signed-in-future': 'La signature ne peut pas être dans l’avenir.',
};
const en: typeof fr = {
  required: 'To be filled in.',
  'too-long': 'Too long.',
  characters: 'Contains invisible characters.',
  'date-unreadable': 'Unreadable date: write 31/12/2026.',
  'number-unreadable': 'Write a whole number.',
  'kind-unknown': 'Unknown kind: professional, non-professional or consumer.',
  'formula-unknown': 'Unknown formula: Standard, Premium or Sérénité.',
  'part-unknown':
    'Unknown part: managed services, domain and mail, Microsoft 365, backup or backup of Microsoft 365.',
  'billing-unknown': 'Unknown billing: monthly, quarterly, half-yearly or yearly.',
  'client-unknown': 'No client of this name: import the clients first.',
  'differs-from-first-row': 'Differs from the first row of this contract.',
  'signed-in-future': 'The signature cannot be in the future.',
};
const words: Record<Locale, Record<ContractImportFault, string>> = {
  fr: { ...errorsFr, ...fr },
  en: { ...errorsEn, ...en },
};

/** What a fault of a cell says; those of the rules of contracts have their words among the errors. */
export const sayContractImportFault = (code: ContractImportFault, locale: Locale): string =>
  words[locale][code];
