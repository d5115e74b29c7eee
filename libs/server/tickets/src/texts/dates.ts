import type { Locale } from '@vigie/wire';

const tags = { fr: 'fr-FR', en: 'en-GB' } as const;

/** « lundi 23 novembre à 11:55 », in the zone of the client's calendar. */
export function longInstant(instant: Date | string, zone: string, locale: Locale): string {
  const date = new Date(instant);
  const day = new Intl.DateTimeFormat(tags[locale], {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const time = new Intl.DateTimeFormat(tags[locale], { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return `${day.format(date)} ${locale === 'fr' ? 'à' : 'at'} ${time.format(date)}`;
}

/** « 5 déc. », from a calendar date. */
export function shortDate(date: string, locale: Locale): string {
  const format = new Intl.DateTimeFormat(tags[locale], { timeZone: 'UTC', day: 'numeric', month: 'short' });
  return format.format(new Date(`${date}T00:00:00Z`));
}
