import { errorsEn } from './errors.en';
import { errorsFr } from './errors.fr';
import type { ErrorCode } from './errors';
import type { Locale } from './common';

const words = { fr: errorsFr, en: errorsEn };

/** The words of an error; `{name}` in them stands for a fact that came with it. */
export function sayError(
  code: ErrorCode,
  locale: Locale,
  data: Readonly<Record<string, unknown>> = {},
): string {
  return words[locale][code].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const fact = data[name];
    return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : '…';
  });
}
