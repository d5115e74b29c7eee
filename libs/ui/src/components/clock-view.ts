import type { ClockBrief } from '@vigie/wire';
import type { Locale } from '@vigie/wire';
import { formatDuration, formatInstant } from '../text/format';
import { sharedTexts } from '../text/shared-texts';

export type ClockTone = 'ok' | 'warn' | 'bad' | 'paused' | 'done' | 'none';

/** How a clock is said and shown at an instant: a tone for the colour, words that say the same. */
export interface ClockView {
  tone: ClockTone;
  /** Shortest words: `3 h 24`, `dépassé de 12 min`, `client`. */
  text: string;
  /** The whole sentence, for screen readers and the tooltip. */
  sentence: string;
}

/** The view of a clock; pure, so that lists, the hero and tests agree. */
export function viewOfClock(clock: ClockBrief | null, nowMs: number, locale: Locale): ClockView {
  const { sla } = sharedTexts[locale];
  if (!clock) return { tone: 'none', text: sla.none, sentence: sla.none };
  switch (clock.state) {
    case 'met':
      return { tone: 'done', text: sla.met, sentence: sla.met };
    case 'cancelled':
      return { tone: 'none', text: sla.cancelled, sentence: sla.cancelled };
    case 'paused': {
      const reason = clock.pauseReason ?? 'waiting-client';
      return { tone: 'paused', text: sla.paused[reason], sentence: sla.pausedLong[reason] };
    }
    case 'running':
    case 'breached':
      return counting(clock, nowMs, locale);
  }
}

function counting(clock: ClockBrief, nowMs: number, locale: Locale): ClockView {
  const { sla } = sharedTexts[locale];
  if (clock.dueAt === null) {
    return { tone: clock.state === 'breached' ? 'bad' : 'none', text: sla.breached, sentence: sla.breached };
  }
  const left = Date.parse(clock.dueAt) - nowMs;
  const due = sla.due(formatInstant(clock.dueAt, 'long', locale));
  const length = formatDuration(left, locale);
  if (left <= 0) {
    const text = locale === 'fr' ? `dépassé de ${length}` : `${length} late`;
    return { tone: 'bad', text, sentence: `${sla.late(length)}. ${due}` };
  }
  const warned = clock.warnAt !== null && nowMs >= Date.parse(clock.warnAt);
  const sentence = `${sla.left(length)}. ${due}`;
  return warned
    ? { tone: 'warn', text: length, sentence: `${sla.warning}. ${sentence}` }
    : { tone: 'ok', text: length, sentence };
}
