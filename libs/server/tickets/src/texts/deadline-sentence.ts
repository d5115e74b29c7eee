import type { ClockKind, DeadlineMode, ServiceCalendar } from '@vigie/rules';
import type { Locale } from '@vigie/wire';
import { longInstant } from './dates';
import { textsOf } from './texts';

interface ExplainedClock {
  kind: ClockKind;
  mode: DeadlineMode;
  calendar: Pick<ServiceCalendar, 'zone'>;
  startedAt: Date;
  pauseReason: string | null;
}

/** Why a deadline is what it is, in one sentence for the client. */
export function deadlineSentence(clock: ExplainedClock, locale: Locale): string {
  const texts = textsOf(locale);
  const received = longInstant(clock.startedAt, clock.calendar.zone, locale);
  const base = clock.kind === 'promise' ? texts.modes[clock.mode](received) : texts.resolution(received);
  return clock.pauseReason ? `${base} ${texts.paused}` : base;
}
