import type { Locale } from '@vigie/wire';

interface Warning {
  subject: string;
  text: string;
}

const day = (at: Date, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(at);

/** What administrators are told when the certificate of our application ends soon. */
export const certificateWarning: Record<Locale, (ends: Date, url: string) => Warning> = {
  fr: (ends, url) => ({
    subject: `Le certificat Microsoft 365 se termine le ${day(ends, 'fr')}`,
    text: [
      'Sans certificat valable, Vigie n’entre plus dans les locataires de vos clients\u00a0: arrivées, départs et licences s’arrêtent.',
      `Créez le suivant, déposez-le dans Entra, puis activez-le\u00a0: ${url}`,
    ].join('\n\n'),
  }),
  en: (ends, url) => ({
    subject: `The Microsoft 365 certificate ends on ${day(ends, 'en')}`,
    text: [
      'Without a valid certificate, Vigie no longer enters the tenants of your clients: arrivals, departures and licences stop.',
      `Make the next one, upload it to Entra, then activate it: ${url}`,
    ].join('\n\n'),
  }),
};
