import { atLocalTime } from '../planning/wall-clock';
import { isLocalDate } from '../time/civil';
import { type Instant, parseInstant, toInstant } from '../time/instant';

const iso = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?$/;
const french = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[,T ]+(?:à )?(\d{1,2})[:h](\d{2})(?::\d{2})?)?$/;

/**
 * A moment as exports write it: 2026-03-01 10:22, 01/03/2026 10:22 or 01-03-2026, on the clock of the zone, or an
 * instant with its offset. Days come first; a month of thirteen is refused, not guessed.
 */
export function momentOf(text: string, zone: string): Instant | null {
  const parts = iso.exec(text) ?? reordered(french.exec(text));
  if (!parts) {
    const ms = parseInstant(text.replace(' ', 'T'));
    return ms === undefined ? null : inRange(toInstant(ms));
  }
  const [, year, month, day, hour = '0', minute = '0'] = parts;
  const date = `${year}-${month}-${day}`;
  if (!isLocalDate(date) || Number(hour) > 23 || Number(minute) > 59) return null;
  return inRange(atLocalTime(date, Number(hour) * 60 + Number(minute), zone));
}

function reordered(parts: RegExpExecArray | null): (string | undefined)[] | null {
  if (!parts) return null;
  const [all, day = '', month = '', year, hour, minute] = parts;
  return [all, year, month.padStart(2, '0'), day.padStart(2, '0'), hour, minute];
}

/** Nothing of a desk is older than personal computers. */
const inRange = (instant: Instant) => (instant >= '1970' && instant < '2200' ? instant : null);
