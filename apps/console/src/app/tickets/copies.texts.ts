import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  to: 'À',
  copy: 'Copie',
  propose: 'En copie',
  proposeHint: 'Nommés par le client dans ses courriels\u202f; en copie seulement si vous les choisissez.',
} as const;

const en: TextsOf<typeof fr> = {
  to: 'To',
  copy: 'Copy',
  propose: 'Copy to',
  proposeHint: 'Named by the client in their mails; copied only if you choose them.',
};

export const copyTexts: Texts<typeof fr> = { fr, en };
