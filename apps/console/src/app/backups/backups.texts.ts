import type { Texts, TextsOf } from '@vigie/ui';

const fr = {
  title: 'Sauvegardes',
  tabs: 'Pages des sauvegardes',
  review: 'Revue',
  calendar: 'Calendrier',
  alerts: 'Alertes',
  proofs: 'Preuves',
  jobs: 'Travaux',
  inbox: 'À ranger',
  sources: 'Sources',
  engine: 'Moteur',
  restores: 'Restaurations',
  endings: 'Fins de service',
};

const en: TextsOf<typeof fr> = {
  title: 'Backups',
  tabs: 'Pages of backups',
  review: 'Review',
  calendar: 'Calendar',
  alerts: 'Alerts',
  proofs: 'Proofs',
  jobs: 'Jobs',
  inbox: 'To place',
  sources: 'Sources',
  engine: 'Engine',
  restores: 'Restores',
  endings: 'Ends of service',
};

export const backupsTexts: Texts<typeof fr> = { fr, en };
