import type { Locale } from '@vigie/wire';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

/** « lundi 1er décembre à 8:05 », in the zone of the client's calendar, as the screens write it. */
export function longInstant(instant: Date | string, zone: string, locale: Locale): string {
  const date = new Date(instant);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tags[locale], { timeZone: zone, ...options }).format(date);
  const day = part({ weekday: 'long', day: 'numeric', month: 'long' });
  const time = part({ hour: '2-digit', minute: '2-digit' });
  if (locale === 'en') return `${day} at ${time}`;
  return `${day.replace(/ 1 /, ' 1er ')} à\u00a0${time.replace(/^0/, '')}`;
}

/** « 5 déc. », from a calendar date. */
export function shortDate(date: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
