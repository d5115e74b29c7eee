import type { Locale } from '@vigie/wire';

interface Published {
  name: string;
  month: string;
  comment: string | null;
  url: string;
}

const fr = {
  subject: (month: string) => `Votre bilan de service, ${month}`,
  body: ({ name, month, comment, url }: Published) =>
    [
      `Bonjour ${name},`,
      '',
      `Le bilan de service de ${month} est prêt\u00a0: tickets, échéances tenues, interventions, parc.`,
      ...(comment ? ['', comment] : []),
      '',
      `Lire le bilan ou le télécharger en PDF\u00a0: ${url}`,
    ].join('\n'),
};
const en: typeof fr = {
  subject: (month) => `Your service review, ${month}`,
  body: ({ name, month, comment, url }) =>
    [
      `Hello ${name},`,
      '',
      `The service review of ${month} is ready: tickets, deadlines met, interventions, estate.`,
      ...(comment ? ['', comment] : []),
      '',
      `Read the review or download it as PDF: ${url}`,
    ].join('\n'),
};

/** Words of the mail about a service review. */
export const reviewTexts: Record<Locale, typeof fr> = { fr, en };
