import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'Sauvegardes',
  tabs: 'Pages des sauvegardes',
  jobs: 'Travaux',
  restores: 'Restaurations',
  endings: 'Fins de service',
};

const en: TextsOf<typeof fr> = {
  title: 'Backups',
  tabs: 'Pages of backups',
  jobs: 'Jobs',
  restores: 'Restores',
  endings: 'Ends of service',
};

export const backupsTexts: Texts<typeof fr> = { fr, en };
