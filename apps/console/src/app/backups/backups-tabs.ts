import type { backupsTexts } from './backups.texts';

type BackupsTab = Exclude<keyof typeof backupsTexts.fr, 'title' | 'tabs'>;

/** The pages of backups in the order of their tabs; each is also its path. */
export const backupsTabs: readonly BackupsTab[] = [
  'review',
  'calendar',
  'alerts',
  'jobs',
  'restores',
  'endings',
  'proofs',
  'inbox',
  'sources',
  'engine',
];
