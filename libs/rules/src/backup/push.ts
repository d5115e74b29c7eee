import { type Instant, toMs } from '../time/instant';
import { isWorse } from './judge';
import type { EndedOutcome } from './vocabulary';

/** The newest run that a program told of, once it has ended. */
export interface LastPushedRun {
  outcome: EndedOutcome;
  endedAt: Instant;
  /** It never told of its end. */
  gaveUp: boolean;
  /** It stands for the newest occurrence that is due. */
  isOfNight: boolean;
}

const sameRunMs = 60_000;

/**
 * Whether an end that bears no name is about the last run, and not about another one: always within a minute of its end.
 * Later only while the night is still that one's: when its end was never told, or when the news are worse, for nobody
 * knows of another run that could have failed.
 */
export function isAboutLast(told: EndedOutcome, last: LastPushedRun, at: Instant): boolean {
  if (toMs(at) - toMs(last.endedAt) < sameRunMs) return true;
  return last.isOfNight && (last.gaveUp || isWorse(told, last.outcome));
}

/** Clocks of two machines differ by less than this. */
const mostAheadMs = 3_600_000;
const mostAgoMs = 31 * 86_400_000;

/** Whether a run of which we hear now can have started then; else a clock is wrong, and with it what the night was. */
export function isPlausibleStart(startedAt: Instant, heardAt: Instant): boolean {
  const ago = toMs(heardAt) - toMs(startedAt);
  return ago >= -mostAheadMs && ago <= mostAgoMs;
}
