import type { Locale } from '@vigie/wire';

interface ReminderFacts {
  number: string;
  subject: string;
  vendor: string;
  reference: string | null;
  url: string;
}

/** The reminder to ask a vendor again. */
export const vendorTexts: Record<
  Locale,
  { subject: (number: string, vendor: string) => string; body: (facts: ReminderFacts) => string }
> = {
  fr: {
    subject: (number, vendor) => `[${number}] À relancer\u00a0: ${vendor}`,
    body: ({ number, subject, vendor, reference, url }) =>
      [
        `${number} attend ${vendor}${reference ? ` (dossier ${reference})` : ''}\u00a0: le jour de relancer est venu.`,
        `Objet\u00a0: ${subject}`,
        url,
      ].join('\n'),
  },
  en: {
    subject: (number, vendor) => `[${number}] To follow up: ${vendor}`,
    body: ({ number, subject, vendor, reference, url }) =>
      [
        `${number} waits for ${vendor}${reference ? ` (case ${reference})` : ''}: the day to ask again has come.`,
        `Subject: ${subject}`,
        url,
      ].join('\n'),
  },
};
