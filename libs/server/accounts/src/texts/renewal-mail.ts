import { daysBetween, type LocalDate, productName } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

interface Renewal {
  partNumber: string;
  enabled: number;
  consumed: number;
  renewsOn: LocalDate;
}
interface Mail {
  subject: string;
  text: string;
}

const day = (date: LocalDate, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** What who carries the licences is told of the renewals of a client. */
export const renewalMail: Record<
  Locale,
  (client: string, renewals: readonly Renewal[], where: { today: LocalDate; url: string }) => Mail
> = {
  fr: (client, renewals, { today, url }) => ({
    subject: `Licences de ${client}\u00a0: renouvellement le ${day(renewals[0]?.renewsOn ?? today, 'fr')}`,
    text: [
      `Ces licences Microsoft 365 de ${client} se renouvellent bientôt\u00a0:`,
      renewals
        .map(
          ({ partNumber, enabled, consumed, renewsOn }) =>
            `- ${productName(partNumber)}\u00a0: ${consumed} attribuées sur ${enabled}, le ${day(renewsOn, 'fr')} (${inDays.fr(daysBetween(today, renewsOn))})`,
        )
        .join('\n'),
      'Convenez avec le client du nombre à garder avant cette date\u00a0: ensuite, il est engagé pour une nouvelle période.',
      url,
    ].join('\n\n'),
  }),
  en: (client, renewals, { today, url }) => ({
    subject: `Licences of ${client}: renewal on ${day(renewals[0]?.renewsOn ?? today, 'en')}`,
    text: [
      `These Microsoft 365 licences of ${client} are renewed soon:`,
      renewals
        .map(
          ({ partNumber, enabled, consumed, renewsOn }) =>
            `- ${productName(partNumber)}: ${consumed} assigned of ${enabled}, on ${day(renewsOn, 'en')} (${inDays.en(daysBetween(today, renewsOn))})`,
        )
        .join('\n'),
      'Agree with the client on how many to keep before that date: afterwards they are bound for another period.',
      url,
    ].join('\n\n'),
  }),
};

const inDays: Record<Locale, (days: number) => string> = {
  fr: (days) => (days === 0 ? 'aujourd’hui' : days === 1 ? 'demain' : `dans ${days} jours`),
  en: (days) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`),
};
