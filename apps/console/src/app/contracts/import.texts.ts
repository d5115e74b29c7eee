import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'Importer des contrats',
  file: 'Fichier CSV ou XLSX (5\u00a0Mo au plus)',
  hint: 'Une ligne de contrat par rangée, avec des titres en français ou en anglais\u00a0: client, référence, contrat, début, durée en mois, signé le, désignation, volet, prix, quantité, facturation, période et valeur de l’indice. Sans date de signature, le contrat reste un brouillon. Rien n’est écrit avant votre accord.',
  check: 'Vérifier',
  again: 'Choisir un autre fichier',
  create: (count: string) => `${count} à ajouter`,
  unchanged: (count: string) => `${count} déjà là`,
  error: (count: string) => `${count} à corriger`,
  ignored: (names: string) => `Colonnes non lues\u00a0: ${names}`,
  some: (shown: string) => `Les ${shown} premières rangées sont montrées, celles à corriger d’abord.`,
  row: 'Rangée',
  client: 'Client',
  contract: 'Contrat',
  line: 'Désignation',
  what: 'Effet',
  actions: { create: 'Ajout', unchanged: 'Rien', error: 'À corriger' },
  fault: (column: string, message: string) => `${column}\u00a0: ${message}`,
  run: 'Tout importer',
  runValid: (count: string) => `N’importer que les contrats sans erreur (${count})`,
  done: (written: string, skipped: string) =>
    `Contrats importés\u00a0: ${written}. Laissés de côté\u00a0: ${skipped}.`,
};

const en: TextsOf<typeof fr> = {
  title: 'Import contracts',
  file: 'CSV or XLSX file (5 MB at most)',
  hint: 'One line of a contract a row, with titles in French or English: client, reference, contract, start, length in months, signed on, description, part, price, quantity, billing, period and value of the index. Without a date of signature the contract stays a draft. Nothing is written before you agree.',
  check: 'Check',
  again: 'Choose another file',
  create: (count: string) => `${count} to add`,
  unchanged: (count: string) => `${count} already there`,
  error: (count: string) => `${count} to correct`,
  ignored: (names: string) => `Columns not read: ${names}`,
  some: (shown: string) => `The first ${shown} rows are shown, those to correct first.`,
  row: 'Row',
  client: 'Client',
  contract: 'Contract',
  line: 'Description',
  what: 'Effect',
  actions: { create: 'Add', unchanged: 'Nothing', error: 'To correct' },
  fault: (column: string, message: string) => `${column}: ${message}`,
  run: 'Import all',
  runValid: (count: string) => `Import only the contracts without errors (${count})`,
  done: (written: string, skipped: string) => `Contracts imported: ${written}. Left out: ${skipped}.`,
};

/** Words of the import of contracts. */
export const importTexts: Texts<typeof fr> = { fr, en };
