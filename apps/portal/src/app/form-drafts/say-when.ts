import { dateOfInstant, formatInstant } from '@vigie/ui';
import type { Locale } from '@vigie/wire';
import { draftTexts } from './texts';

/** « à 14:32 » today, « le 24 nov., 14:32 » before. */
export function sayWhen(at: string, now: number, locale: Locale): string {
  const { today, before } = draftTexts[locale];
  return dateOfInstant(new Date(at).getTime()) === dateOfInstant(now)
    ? today(formatInstant(at, 'time', locale))
    : before(formatInstant(at, 'short', locale));
}
