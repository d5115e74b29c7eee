/** Rows that nobody needs any more: a DELETE without a LIMIT, which Maintenance runs a batch at a time. */
export interface Cleaning {
  /** What is cleaned, for the log. */
  readonly what: string;
  readonly sql: string;
}

/** Injection token under which every feature lists its cleanings. */
export const CLEANINGS = Symbol('Cleanings');

/** What the platform itself leaves behind. Jobs that were given up stay until a person has looked at them. */
export const platformCleanings: readonly Cleaning[] = [
  {
    what: 'idempotency keys',
    sql: 'DELETE FROM idempotency WHERE created_at < NOW(3) - INTERVAL 48 HOUR',
  },
  {
    what: 'done jobs',
    sql: 'DELETE FROM outbox WHERE done_at < NOW(3) - INTERVAL 30 DAY AND failed = 0',
  },
];
