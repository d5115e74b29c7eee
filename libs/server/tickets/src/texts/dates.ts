import type { Locale } from '@vigie/wire';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

const dayFormat = { weekday: 'long', day: 'numeric', month: 'long' } as const;
const timeFormat = { hour: '2-digit', minute: '2-digit' } as const;
const shortFormat = { day: 'numeric', month: 'short' } as const;

/** Making a formatter costs a hundred times what using it does. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(
  locale: Locale,
  timeZone: string,
  format: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([locale, timeZone, format]);
  const known = made.get(key) ?? new Intl.DateTimeFormat(tags[locale], { timeZone, ...format });
  made.set(key, known);
  return known;
}

/** « lundi 1er décembre à 8:05 », in the zone of the client's calendar, as the screens write it. */
export function longInstant(instant: Date | string, zone: string, locale: Locale): string {
  const date = new Date(instant);
  const day = formatter(locale, zone, dayFormat).format(date);
  const time = formatter(locale, zone, timeFormat).format(date);
  if (locale === 'en') return `${day} at ${time}`;
  return `${day.replace(/ 1 /, ' 1er ')} à\u00a0${time.replace(/^0/, '')}`;
}

/** « 5 déc. », from a calendar date. */
export function shortDate(date: string, locale: Locale): string {
  return formatter(locale, 'UTC', shortFormat).format(new Date(`${date}T00:00:00Z`));
}
