import type { Cleaning } from '@vigie/platform';

/** What tickets leave behind: bulk changes that can no longer be undone, and news that nobody will look at. */
export const ticketCleanings: readonly Cleaning[] = [
  { what: 'bulk changes', sql: 'DELETE FROM ticket_bulk WHERE at < NOW(3) - INTERVAL 48 HOUR' },
  { what: 'unread marks', sql: 'DELETE FROM ticket_unread WHERE since < NOW(3) - INTERVAL 180 DAY' },
];
