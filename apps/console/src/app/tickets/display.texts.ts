import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  label: 'Présentation',
  displays: { list: 'Liste', table: 'Tableau', board: 'Kanban' },
  columns: 'Colonnes',
  columnsHint: 'Alt et les flèches déplacent la colonne cochée. L’export suit ce choix.',
  earlier: (column: string) => `Avancer ${column}`,
  later: (column: string) => `Reculer ${column}`,
  apply: 'Appliquer',
  sortBy: (column: string) => `Trier par ${column}`,
  board: 'Tickets par état',
  cardsOf: (state: string, count: string) => `${state}, ${count}`,
  manyCards: (most: number) => `${most.toLocaleString('fr')}+`,
  more: 'Afficher la suite',
  none: 'Aucun',
  move: (number: string) => `Changer l’état de ${number}`,
  refused: (from: string, to: string) =>
    `Un ticket «\u00a0${from}\u00a0» ne peut pas passer à «\u00a0${to}\u00a0».`,
} as const;

const en: TextsOf<typeof fr> = {
  label: 'Display',
  displays: { list: 'List', table: 'Table', board: 'Kanban' },
  columns: 'Columns',
  columnsHint: 'Alt and the arrows move a column. Exports follow this choice.',
  earlier: (column) => `Move ${column} forward`,
  later: (column) => `Move ${column} back`,
  apply: 'Apply',
  sortBy: (column) => `Sort by ${column}`,
  board: 'Tickets by state',
  cardsOf: (state, count) => `${state}, ${count}`,
  manyCards: (most) => `${most.toLocaleString('en')}+`,
  more: 'Show more',
  none: 'None',
  move: (number) => `Change the state of ${number}`,
  refused: (from, to) => `A ticket that is “${from}” cannot become “${to}”.`,
};

export const displayTexts: Texts<typeof fr> = { fr, en };
