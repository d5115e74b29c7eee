import type { Rounding } from '@vigie/rules';
import type { Texts, TextsOf } from '@vigie/ui';

type Convention = { mode: 'none' } | { mode: Rounding; decimals: number };
type Priced = { unrounded: string };

/** Digits as French writes them: a comma, and thousands apart. */
function french(text: string): string {
  const [whole = '', fraction] = text.replace('.', ',').split(',');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
  return fraction === undefined ? grouped : `${grouped},${fraction}`;
}
const signed = (text: string) => (text.startsWith('-') ? `−${text.slice(1)}` : `+${text}`);
const english = (text: string) => text.replace(',', '.').replace(/\B(?=(\d{3})+(?!\d)(\.|$))/g, ',');

const fr = {
  tab: 'Révision de prix',
  price: 'Prix unitaire convenu, hors taxes (€)',
  from: 'Indice initial',
  to: 'Nouvel indice',
  quantity: 'Quantité',
  options: 'Clauses particulières du contrat',
  rounding: 'Arrondi du coefficient',
  decimals: 'Décimales',
  modes: {
    none: 'Aucun',
    'half-up': 'Au plus proche',
    truncate: 'Troncature',
    up: 'Au supérieur',
  },
  fixed: 'Part fixe (0,2 pour 20\u00a0%)',
  cap: 'Plafond (1,03 pour +3\u00a0%)',
  floor: 'Plancher (1 pour ne pas baisser)',
  previous: 'Prix de l’an dernier (€)',
  link: 'Coefficient de raccordement',
  linkOn: 'Appliqué à',
  linkOnBase: 'l’indice initial',
  linkOnNew: 'le nouvel indice',
  revised: 'Prix révisé',
  moved: (euros: string, percent: string) =>
    `${signed(french(euros))}\u00a0€, soit ${signed(french(percent))}\u00a0%`,
  computation: 'Prix avant arrondi',
  unrounded: ({ unrounded }: Priced) => `${french(unrounded)}\u00a0€, arrondi une seule fois au centime`,
  coefficient: 'Coefficient',
  quotient: (text: string) => text.replace(/\d[\d.]*/g, french),
  decimal: (text: string) => french(text.replace(/0+$/, '').replace(/\.$/, '')),
  line: (quantity: string) => `Montant de la ligne, pour ${quantity}`,
  monthly: 'En douze mensualités',
  parts: (each: string, last: string) =>
    each === last
      ? `12 × ${french(each)}\u00a0€`
      : `11 × ${french(each)}\u00a0€, puis ${french(last)}\u00a0€\u00a0: le total tombe juste`,
  compared: 'La même révision selon l’arrondi du coefficient que le contrat écrit',
  convention: 'Convention',
  conventionOf: (convention: Convention) =>
    convention.mode === 'none'
      ? 'Coefficient exact (par défaut)'
      : `${{ 'half-up': 'Arrondi', truncate: 'Tronqué', up: 'Arrondi au supérieur' }[convention.mode]} à ${convention.decimals}\u00a0décimales`,
  warnings: {
    'revision.link-on-new-value':
      'Le coefficient de raccordement vaut nouvelle série sur ancienne\u00a0: appliqué au nouvel indice, il ne prolonge pas l’ancienne série.',
    'revision.capped': 'Le plafond s’applique.',
    'revision.floored': 'Le plancher s’applique.',
  },
  never:
    'Toujours depuis le prix et l’indice convenus, jamais depuis le dernier prix révisé (conditions, art. 4.1).',
  incomplete: 'Complétez les champs pour voir le résultat.',
  computing: 'Calcul…',
} as const;

const en: TextsOf<typeof fr> = {
  tab: 'Price revision',
  price: 'Agreed unit price, excluding tax (€)',
  from: 'Initial index',
  to: 'New index',
  quantity: 'Quantity',
  options: 'Special clauses of the contract',
  rounding: 'Rounding of the coefficient',
  decimals: 'Decimals',
  modes: {
    none: 'None',
    'half-up': 'Nearest',
    truncate: 'Truncated',
    up: 'Upwards',
  },
  fixed: 'Fixed part (0.2 for 20%)',
  cap: 'Cap (1.03 for +3%)',
  floor: 'Floor (1 for never lower)',
  previous: 'Last year’s price (€)',
  link: 'Link coefficient',
  linkOn: 'Applied to',
  linkOnBase: 'the initial index',
  linkOnNew: 'the new index',
  revised: 'Revised price',
  moved: (euros, percent) => `${signed(english(euros))} €, that is ${signed(english(percent))}%`,
  computation: 'Price before rounding',
  unrounded: ({ unrounded }) => `€${english(unrounded)}, rounded once to the cent`,
  coefficient: 'Coefficient',
  quotient: (text) => text.replace(/\d[\d.]*/g, english),
  decimal: (text) => english(text.replace(/0+$/, '').replace(/\.$/, '')),
  line: (quantity) => `Amount of the line, for ${quantity}`,
  monthly: 'In twelve instalments',
  parts: (each, last) =>
    each === last
      ? `12 × €${english(each)}`
      : `11 × €${english(each)}, then €${english(last)}: the total is exact`,
  compared: 'The same revision by the rounding of the coefficient that the contract writes',
  convention: 'Convention',
  conventionOf: (convention) =>
    convention.mode === 'none'
      ? 'Exact coefficient (default)'
      : `${{ 'half-up': 'Rounded', truncate: 'Truncated', up: 'Rounded up' }[convention.mode]} to ${convention.decimals} decimals`,
  warnings: {
    'revision.link-on-new-value':
      'A link coefficient is the new series over the old one: applied to the new index, it does not continue the old series.',
    'revision.capped': 'The cap applies.',
    'revision.floored': 'The floor applies.',
  },
  never: 'Always from the agreed price and index, never from the last revised price (conditions, art. 4.1).',
  incomplete: 'Fill in the fields to see the result.',
  computing: 'Computing…',
};

export const revisionTexts: Texts<typeof fr> = { fr, en };
