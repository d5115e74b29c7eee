import type { Locale } from '@vigie/wire';

const spoken = (tag: string) => {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'Europe/Paris' });
  return (instant: string) => format.format(new Date(instant));
};
const fr = {
  title: (title: string, month: string, client: string) => `${title}, ${month}, ${client}`,
  draft: 'Projet\u00a0: les chiffres sont ceux du moment.',
  published: (day: string, by: string) => `Publié le ${day} par ${by}. Chiffres arrêtés à cette date.`,
  seal: (sha256: string) => `SHA-256 ${sha256}`,
  day: spoken('fr-FR'),
};
const en: typeof fr = {
  title: (title, month, client) => `${title}, ${month}, ${client}`,
  draft: 'Draft: figures as they are now.',
  published: (day, by) => `Published on ${day} by ${by}. Figures as they were that day.`,
  seal: (sha256) => `SHA-256 ${sha256}`,
  day: spoken('en-GB'),
};

/** Words around a service review on paper. */
export const reviewDocumentTexts: Record<Locale, typeof fr> = { fr, en };
