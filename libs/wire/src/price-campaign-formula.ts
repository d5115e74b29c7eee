import { decimalText, ratioOf, readDecimal } from '@vigie/rules';
import type { Locale } from './common';
import type { CampaignEvidence } from './price-campaigns';

const nbsp = '\u00a0';
const narrow = '\u202f';

/** A decimal text as the language writes it, digit for digit. */
const decimal = (text: string, locale: Locale): string => {
  const [whole = '', fraction] = text.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'fr' ? narrow : ',');
  return fraction === undefined ? grouped : `${grouped}${locale === 'fr' ? ',' : '.'}${fraction}`;
};
const money = (text: string, locale: Locale): string =>
  locale === 'fr' ? `${decimal(text, locale)}${nbsp}€` : `€${decimal(text, locale)}`;
const periodName = (period: string, locale: Locale): string => {
  const [, year, quarter] = /^(\d{4})-Q([1-4])$/.exec(period) ?? [];
  return year ? `${locale === 'fr' ? 'T' : 'Q'}${quarter}${nbsp}${year}` : period;
};

/** Numbers of a price revision in words of the language, never through a float. */
export const revisionNumbers = { decimal, money, periodName };

/** The computation of a price as people write it: `12 000,00 € × 123,4 / 118,6`. */
export function revisionFormula(
  { base, now, clause }: CampaignEvidence,
  basePrice: string,
  locale: Locale,
): string {
  const { fixedPart, linkCoefficient: link } = clause;
  const side = (value: string, name: 'base' | 'new') =>
    link?.appliesTo === name
      ? `(${decimal(value, locale)} × ${decimal(link.value, locale)})`
      : decimal(value, locale);
  const ratio = `${side(now.value, 'new')} / ${side(base.value, 'base')}`;
  const fixed = fixedPart === undefined ? null : readDecimal(fixedPart);
  if (fixedPart === undefined || !fixed || fixed.equals(0)) return `${money(basePrice, locale)} × ${ratio}`;
  const rest = decimalText(ratioOf(1n).sub(fixed), fixedPart.split('.')[1]?.length ?? 0);
  return `${money(basePrice, locale)} × (${decimal(fixedPart, locale)} + ${decimal(rest, locale)} × ${ratio})`;
}

const fr = {
  exact: 'Coefficient exact, non arrondi.',
  rounded: (decimals: number) => `Coefficient arrondi à ${decimals} décimales, comme le contrat l’écrit.`,
  truncated: (decimals: number) => `Coefficient tronqué à ${decimals} décimales, comme le contrat l’écrit.`,
  up: (decimals: number) =>
    `Coefficient arrondi au-dessus à ${decimals} décimales, comme le contrat l’écrit.`,
  price: 'Un seul arrondi, au centime le plus proche, sur le prix unitaire.',
  amount: 'Un seul arrondi, au centime le plus proche, sur le montant de la ligne.',
  cap: (factor: string) => `Plafond du contrat\u00a0: ${factor} fois le prix précédent.`,
  floor: (factor: string) => `Plancher du contrat\u00a0: ${factor} fois le prix précédent.`,
};
const en: typeof fr = {
  exact: 'Exact coefficient, not rounded.',
  rounded: (decimals) => `Coefficient rounded to ${decimals} decimals, as the contract says.`,
  truncated: (decimals) => `Coefficient cut to ${decimals} decimals, as the contract says.`,
  up: (decimals) => `Coefficient rounded up to ${decimals} decimals, as the contract says.`,
  price: 'Rounded once, to the nearest cent, on the unit price.',
  amount: 'Rounded once, to the nearest cent, on the amount of the line.',
  cap: (factor) => `Cap of the contract: ${factor} times the price before.`,
  floor: (factor) => `Floor of the contract: ${factor} times the price before.`,
};
const words = { fr, en };

/** How a price was rounded and held, sentence by sentence. */
export function revisionRoundings({ clause, roundOn }: CampaignEvidence, locale: Locale): string[] {
  const t = words[locale];
  const { coefficientRounding: rounding, cap, floor } = clause;
  const how = { 'half-up': t.rounded, truncate: t.truncated, up: t.up };
  return [
    rounding ? how[rounding.mode](rounding.decimals) : t.exact,
    ...(cap === undefined ? [] : [t.cap(decimal(cap, locale))]),
    ...(floor === undefined ? [] : [t.floor(decimal(floor, locale))]),
    roundOn === 'line-amount' ? t.amount : t.price,
  ];
}
