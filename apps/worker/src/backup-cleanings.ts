import type { Cleaning } from '@vigie/platform';

/** What backups leave behind: the words of programs, and what our engine was asked to do. What was understood of them stays with the run. */
export const backupCleanings: readonly Cleaning[] = [
  {
    what: 'pushes of backups',
    sql: 'DELETE FROM backup_push WHERE read_at < NOW(3) - INTERVAL 400 DAY',
  },
  {
    what: 'operations of the backup engine',
    sql: "DELETE FROM backup_operation WHERE state IN ('done', 'failed') AND due_at < NOW(3) - INTERVAL 90 DAY",
  },
];
