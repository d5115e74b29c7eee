import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  resumed: (when: string) => `Brouillon repris, enregistré ${when}.`,
  clear: 'Vider',
  today: (time: string) => `à ${time}`,
  before: (when: string) => `le ${when}`,
  elsewhere: 'Ce brouillon a changé ailleurs',
  elsewhereText: 'Une autre fenêtre l’a enregistré entre-temps. Rien n’est perdu\u00a0: choisissez.',
  gone: 'Ce brouillon a été envoyé ou vidé ailleurs. Votre saisie est toujours ici.',
  see: 'Voir l’autre',
  back: 'Revenir au mien',
  keep: 'Garder celui-ci',
} as const;

const en: TextsOf<typeof fr> = {
  resumed: (when) => `Draft resumed, saved ${when}.`,
  clear: 'Empty it',
  today: (time) => `at ${time}`,
  before: (when) => `on ${when}`,
  elsewhere: 'This draft has changed elsewhere',
  elsewhereText: 'Another window saved it meanwhile. Nothing is lost: choose one.',
  gone: 'This draft was sent or emptied elsewhere. What you typed is still here.',
  see: 'See the other',
  back: 'Back to mine',
  keep: 'Keep this one',
};

/** Words of half-filled forms. */
export const draftTexts: Texts<typeof fr> = { fr, en };
