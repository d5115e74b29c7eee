import { type Instant, toMs } from '../time/instant';

/** The two ways of mail that must never stop unnoticed. */
export const mailWays = ['intake', 'sending'] as const;
export type MailWay = (typeof mailWays)[number];

/** What is known of one way. */
export interface MailWayFacts {
  /** Intake: the last whole look at the mailbox. Sending: unknown, the queue tells. */
  lastSuccessAt: Instant | null;
  /** Since the last success. */
  failures: number;
  /** When it was first used. */
  since: Instant;
  /** Sending: when the mail that has waited longest was due to leave. */
  oldestWaiting: Instant | null;
}

/** Without a look at the mailbox for this long, or with a mail that waits this long, mail has stopped. */
export const silenceMs = 10 * 60_000;
/** So many failures in a row are told at once. */
export const failuresInARow = 5;

/** Whether a way of mail has stopped, and since when; null while it works. */
export function stoppedSince(facts: MailWayFacts, now: Instant): Instant | null {
  const { oldestWaiting, lastSuccessAt, failures, since } = facts;
  if (oldestWaiting !== null && toMs(now) - toMs(oldestWaiting) >= silenceMs) return oldestWaiting;
  const last = lastSuccessAt ?? since;
  const isSilent = failures > 0 && toMs(now) - toMs(last) >= silenceMs;
  return isSilent || failures >= failuresInARow ? last : null;
}

/** The same for a mailbox: it is looked at every minute, so that silence alone says enough. */
export function intakeStoppedSince(facts: MailWayFacts, now: Instant): Instant | null {
  const last = facts.lastSuccessAt ?? facts.since;
  return toMs(now) - toMs(last) >= silenceMs ? last : stoppedSince({ ...facts, oldestWaiting: null }, now);
}
