import type { Locale } from '@vigie/wire';
import { en } from './en';
import { fr, type Texts } from './fr';

const all: Record<Locale, Texts> = { fr, en };

/** The words of a language. */
export const textsOf = (locale: Locale): Texts => all[locale];
