import { type Signal, InjectionToken } from '@angular/core';

/** What the page asks of each of its cards; empty ones are not shown. */
export interface TodayPart {
  /** How much there is; undefined until it is known. */
  readonly count: Signal<number | undefined>;
  readonly failed: Signal<boolean>;
  /** It waits for somebody else: all that is ours can be done all the same. */
  readonly waits?: Signal<boolean>;
}

/** Under which every card can be found by the page. */
export const todayPart = new InjectionToken<TodayPart>('today part');
