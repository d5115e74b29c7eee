import type { Instant } from '../time/instant';
import type { PauseReason } from './vocabulary';

/** Why a span of time counts or not. */
export const spanReasons = ['counted', 'weekend', 'holiday', 'closed', 'outside-hours', 'pause'] as const;
export type SpanReason = (typeof spanReasons)[number];

/** One piece of the explanation of a deadline. */
export interface Span {
  from: Instant;
  to: Instant;
  counted: boolean;
  reason: SpanReason;
  /** Name of the holiday or of the exception, or who paused. */
  label?: string;
  /** Why it was paused; absent from a pause between an answer and a reopening. */
  pauseReason?: PauseReason;
}

/** Time that does not count; open while `to` is missing. */
export interface Pause {
  from: Instant;
  to?: Instant;
  reason: PauseReason;
  by?: string;
}
