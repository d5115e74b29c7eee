import type { LocalDate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

interface RestoreWords {
  /** The answer to who asked, once the data is back. */
  done(facts: { what: string; asOf: LocalDate; words: string; url: string }): string;
  refused(reason: string): string;
  confirmed: string;
  missing(what: string): string;
  proof(text: string): string;
  file(number: string): string;
}

const day = (date: LocalDate, locale: Locale) =>
  new Intl.DateTimeFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** What is written on the ticket of a restore. */
export const restoreWords: Record<Locale, RestoreWords> = {
  fr: {
    done: ({ what, asOf, words, url }) =>
      [
        'Bonjour,',
        `Vos données sont restaurées, telles qu’elles étaient au ${day(asOf, 'fr')}\u00a0:\n${what}`,
        words,
        `Vérifiez que tout y est, puis dites-le-nous sur la page «\u00a0Sauvegardes\u00a0» de votre portail\u00a0: ${url}`,
      ].join('\n\n'),
    refused: (reason) =>
      `Bonjour,\n\nNous ne pouvons pas faire cette restauration.\n\n${reason}\n\nRépondez à ce message si vous voyez un autre moyen.`,
    confirmed: 'J’ai retrouvé mes fichiers.',
    missing: (what) => `Il manque\u00a0: ${what}`,
    proof: (text) => `Preuve de la restauration\u00a0:\n\n${text}`,
    file: (number) => `restauration-${number}.csv`,
  },
  en: {
    done: ({ what, asOf, words, url }) =>
      [
        'Hello,',
        `Your data is restored as it was on ${day(asOf, 'en')}:\n${what}`,
        words,
        `Check that everything is there, then tell us on the page “Backups” of your portal: ${url}`,
      ].join('\n\n'),
    refused: (reason) =>
      `Hello,\n\nWe cannot do this restore.\n\n${reason}\n\nAnswer this message if you see another way.`,
    confirmed: 'I found my files again.',
    missing: (what) => `Missing: ${what}`,
    proof: (text) => `Proof of the restore:\n\n${text}`,
    file: (number) => `restore-${number}.csv`,
  },
};
