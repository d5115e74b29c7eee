import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'Sauvegardes',
  tabs: 'Pages des sauvegardes',
  jobs: 'Travaux',
  engine: 'Moteur',
};

const en: TextsOf<typeof fr> = {
  title: 'Backups',
  tabs: 'Pages of backups',
  jobs: 'Jobs',
  engine: 'Engine',
};

export const backupsTexts: Texts<typeof fr> = { fr, en };
