import type { TicketState } from '@vigie/rules';
import { dateOfInstant, formatInstant, formatTime } from '@vigie/ui';
import type { Locale, RequestSummary } from '@vigie/wire';
import { requestTexts } from './texts';

export type DeadlineTone = 'ok' | 'warn' | 'bad' | 'none';

export interface DeadlineWords {
  text: string;
  tone: DeadlineTone;
}

const soonMs = 4 * 3_600_000;
const dayMs = 86_400_000;

export function isDone(state: TicketState): boolean {
  return state === 'resolved' || state === 'closed';
}

/** The deadline of a request in words, as far as a client needs them; null once it is done. */
export function deadlineWords(
  request: Pick<RequestSummary, 'state' | 'dueAt' | 'waitingForYou' | 'suspended'>,
  nowMs: number,
  locale: Locale,
): DeadlineWords | null {
  const t = requestTexts[locale].due;
  if (isDone(request.state)) return null;
  if (request.suspended) return { text: t.suspended, tone: 'warn' };
  if (request.waitingForYou) return { text: t.paused, tone: 'warn' };
  if (request.state === 'waiting-vendor') return { text: t.pausedVendor, tone: 'none' };
  if (request.dueAt === null) return { text: t.none, tone: 'none' };
  const due = Date.parse(request.dueAt);
  if (due <= nowMs) return { text: t.late(formatInstant(due, 'long', locale)), tone: 'bad' };
  return {
    text: t[nearness(due, nowMs)](wordsOf(due, nowMs, locale)),
    tone: due - nowMs < soonMs ? 'warn' : 'ok',
  };
}

function nearness(due: number, now: number): 'today' | 'tomorrow' | 'by' {
  const day = dateOfInstant(due);
  if (day === dateOfInstant(now)) return 'today';
  return day === dateOfInstant(now + dayMs) ? 'tomorrow' : 'by';
}

function wordsOf(due: number, now: number, locale: Locale): string {
  return nearness(due, now) === 'by' ? formatInstant(due, 'long', locale) : formatTime(due, locale);
}
