import type { Texts, TextsOf } from '@vigie/ui';

const several = (count: number, one: string, many: string): string => `${count} ${count > 1 ? many : one}`;

const fr = {
  title: 'Relevés importés',
  intro: 'Reprendre un relevé retire ses lignes et annule ses paiements, en une fois.',
  empty: 'Aucun relevé importé',
  emptyText: 'Les relevés que vous importez apparaîtront ici.',
  said: (lines: number, total: string) => `${several(lines, 'ligne', 'lignes')}, ${total}`,
  payments: (count: number) => several(count, 'paiement', 'paiements'),
  by: (name: string) => `par ${name}`,
  undone: (name: string) => `Repris par ${name}`,
  undo: 'Reprendre',
  undoOf: (file: string) => `Reprendre ${file}`,
  confirmTitle: (file: string) => `Reprendre ${file}\u202f?`,
  lines: (count: number) => `${several(count, 'ligne disparaît', 'lignes disparaissent')} de la liste.`,
  cancelled: (count: number) => `${several(count, 'paiement est annulé', 'paiements sont annulés')}.`,
  opened: (numbers: string, more: number) =>
    `${more > 0 ? `${numbers} et ${several(more, 'autre', 'autres')}` : numbers}\u00a0: de nouveau à payer.`,
  lettered: (count: number) =>
    `Le lettrage de ${several(count, 'facture soldée', 'factures soldées')} est défait.`,
  claims: (count: number) =>
    `${several(count, 'demande de pénalités redevient due', 'demandes de pénalités redeviennent dues')}.`,
  again: 'Le même fichier pourra être importé de nouveau.',
  done: (lines: number, payments: number) =>
    `Relevé repris\u00a0: ${several(lines, 'ligne retirée', 'lignes retirées')}, ${several(payments, 'paiement annulé', 'paiements annulés')}`,
};

const en: TextsOf<typeof fr> = {
  title: 'Imported statements',
  intro: 'Taking a statement back removes its lines and cancels its payments, all at once.',
  empty: 'No statement imported',
  emptyText: 'Statements that you import will be listed here.',
  said: (lines, total) => `${several(lines, 'line', 'lines')}, ${total}`,
  payments: (count) => several(count, 'payment', 'payments'),
  by: (name) => `by ${name}`,
  undone: (name) => `Taken back by ${name}`,
  undo: 'Take back',
  undoOf: (file) => `Take ${file} back`,
  confirmTitle: (file) => `Take ${file} back?`,
  lines: (count) => `${several(count, 'line leaves', 'lines leave')} the list.`,
  cancelled: (count) => `${several(count, 'payment is', 'payments are')} cancelled.`,
  opened: (numbers, more) =>
    `${more > 0 ? `${numbers} and ${several(more, 'other', 'others')}` : numbers}: to be paid again.`,
  lettered: (count) => `The lettering of ${several(count, 'paid invoice', 'paid invoices')} is undone.`,
  claims: (count) =>
    `${several(count, 'claim for penalties is', 'claims for penalties are')} to be paid again.`,
  again: 'The same file can be imported again.',
  done: (lines, payments) =>
    `Statement taken back: ${several(lines, 'line', 'lines')} removed, ${several(payments, 'payment', 'payments')} cancelled`,
};

export const bankImportsTexts: Texts<typeof fr> = { fr, en };
