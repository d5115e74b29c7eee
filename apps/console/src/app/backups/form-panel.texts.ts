import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  add: 'Joindre un fichier',
  remove: (name: string) => `Retirer ${name}`,
  none: '–',
};
const en: TextsOf<typeof fr> = {
  add: 'Attach a file',
  remove: (name) => `Remove ${name}`,
  none: '–',
};

export const formPanelTexts: Texts<typeof fr> = { fr, en };
