import type { Cleaning } from '@vigie/platform';

/** What sign-in leaves behind. */
export const directoryCleanings: readonly Cleaning[] = [
  { what: 'ended sessions', sql: 'DELETE FROM session WHERE expires_at < NOW(3)' },
  {
    what: 'password links',
    sql: 'DELETE FROM password_reset WHERE used_at IS NOT NULL OR expires_at < NOW(3)',
  },
];
