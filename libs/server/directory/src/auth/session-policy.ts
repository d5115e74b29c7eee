const minute = 60_000;
const hour = 60 * minute;

/** How long a session lives without a request, and at most. */
export const sessionPolicy = {
  staff: { idleMs: 30 * minute, absoluteMs: 12 * hour },
  contact: { idleMs: 2 * hour, absoluteMs: 7 * 24 * hour },
} as const;

/** The last use of a session or a token is written down at most once in this time. */
export const touchEveryMs = minute;
