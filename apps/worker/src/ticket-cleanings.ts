import type { Cleaning } from '@vigie/platform';

/** What tickets leave behind: the log of webhooks, bulk changes that can no longer be undone, old imports and unread marks. */
export const ticketCleanings: readonly Cleaning[] = [
  {
    what: 'webhook deliveries',
    sql: "DELETE FROM webhook_delivery WHERE at < NOW(3) - INTERVAL 30 DAY AND (state <> 'pending' OR at < NOW(3) - INTERVAL 60 DAY)",
  },
  { what: 'bulk changes', sql: 'DELETE FROM ticket_bulk WHERE at < NOW(3) - INTERVAL 48 HOUR' },
  {
    what: 'rows of imports',
    sql: 'DELETE FROM import_row WHERE run_id <= (SELECT COALESCE(MAX(id), 0) FROM import_run WHERE created_at < NOW(3) - INTERVAL 90 DAY)',
  },
  {
    what: 'imports that nobody agreed to',
    sql: 'DELETE FROM import_run WHERE started_at IS NULL AND created_at < NOW(3) - INTERVAL 90 DAY',
  },
  { what: 'unread marks', sql: 'DELETE FROM ticket_unread WHERE since < NOW(3) - INTERVAL 180 DAY' },
];
