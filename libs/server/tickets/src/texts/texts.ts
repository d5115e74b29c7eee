import { errorsEn, errorsFr, type Locale, type RefusedFile } from '@vigie/wire';
import { en } from './en';
import { fr, type Texts } from './fr';

const all: Record<Locale, Texts> = { fr, en };
const errors = { fr: errorsFr, en: errorsEn };

/** The words of a language. */
export const textsOf = (locale: Locale): Texts => all[locale];

/** One line for each file that did not come through, with the reason. */
export const refusedLines = (refused: readonly RefusedFile[], locale: Locale): string[] =>
  refused.map(({ name, code }) => textsOf(locale).mail.refusedFile(name, errors[locale][code]));
