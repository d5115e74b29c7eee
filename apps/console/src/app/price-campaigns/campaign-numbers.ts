import { amountText, readAmount } from '@vigie/rules';
import { revisionNumbers, type Locale } from '@vigie/wire';

/** An amount with its sign, a true minus among it: `+ 174,61 €`. */
export function signedMoney(amount: string, locale: Locale): string {
  const cents = readAmount(amount) ?? 0n;
  const text = revisionNumbers.money(amountText(cents < 0n ? -cents : cents), locale);
  return cents === 0n ? text : `${cents < 0n ? '−' : '+'}\u202f${text}`;
}

/** A percentage with its sign: `+ 3,41 %`. */
export function signedPercent(percent: string | null, locale: Locale): string {
  if (percent === null) return '';
  const isNegative = percent.startsWith('-');
  const text = revisionNumbers.decimal(percent.replace('-', ''), locale);
  const space = locale === 'fr' ? '\u00a0' : '';
  return `${isNegative ? '−' : '+'}\u202f${text}${space}%`;
}

/** A day in words, without its weekday: `1er janvier 2027`. */
export function longDay(date: string, locale: Locale): string {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  const text = format.format(new Date(`${date}T12:00:00Z`));
  return locale === 'fr' ? text.replace(/^1 /, '1er ') : text;
}
