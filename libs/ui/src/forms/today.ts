import type { LocalDate } from '@vigie/rules';
import { displayZone } from '../text/format';

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: displayZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The date on the French wall clock, where the promises are kept. */
export function dateOfInstant(ms: number): LocalDate {
  return parts.format(ms);
}
