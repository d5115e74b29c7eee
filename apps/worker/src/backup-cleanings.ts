import type { Cleaning } from '@vigie/platform';

/** What backups leave behind: the words of programs. What was understood of them stays with the run. */
export const backupCleanings: readonly Cleaning[] = [
  {
    what: 'pushes of backups',
    sql: 'DELETE FROM backup_push WHERE read_at < NOW(3) - INTERVAL 400 DAY',
  },
];
