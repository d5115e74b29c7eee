import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  label: 'Tickets sélectionnés',
  select: (number: string) => `Sélectionner ${number}`,
  count: (count: number) => (count === 1 ? '1 sélectionné' : `${count} sélectionnés`),
  all: (count: number) => `Tout sélectionner (${count})`,
  clear: 'Effacer la sélection',
  assign: 'Attribuer',
  me: 'Moi',
  nobody: 'Personne',
  state: 'État',
  priority: 'Priorité',
  progress: (done: number, total: number) => `${done} sur ${total}`,
  done: (count: number) => (count === 1 ? '1 ticket changé.' : `${count} tickets changés.`),
  none: 'Aucun ticket changé.',
  refused: (count: number, why: string) =>
    count === 1 ? `1 refusé\u00a0: ${why}` : `${count} refusés\u00a0: ${why}`,
  conflict: (count: number) => (count === 1 ? '1 a changé entre-temps.' : `${count} ont changé entre-temps.`),
  undone: (count: number) => (count === 1 ? '1 ticket rétabli.' : `${count} tickets rétablis.`),
} as const;

const en: TextsOf<typeof fr> = {
  label: 'Selected tickets',
  select: (number) => `Select ${number}`,
  count: (count) => `${count} selected`,
  all: (count) => `Select all (${count})`,
  clear: 'Clear the selection',
  assign: 'Assign',
  me: 'Me',
  nobody: 'Nobody',
  state: 'State',
  priority: 'Priority',
  progress: (done, total) => `${done} of ${total}`,
  done: (count) => (count === 1 ? '1 ticket changed.' : `${count} tickets changed.`),
  none: 'No ticket changed.',
  refused: (count, why) => `${count} refused: ${why}`,
  conflict: (count) => `${count} changed in the meantime.`,
  undone: (count) => (count === 1 ? '1 ticket restored.' : `${count} tickets restored.`),
};

export const bulkTexts: Texts<typeof fr> = { fr, en };
