import { amountText } from '@vigie/rules';
import { revisionNumbers, type Locale } from '@vigie/wire';

/** What has become of a value, and what it would change. */
export interface Correction {
  series: string;
  period: string;
  before: string;
  /** Null when it was withdrawn. */
  after: string | null;
  contracts: number;
  /** Of a year, over all of them. */
  difference: bigint;
}
type Writer = (year: number, correction: Correction, url: string) => { subject: string; text: string };

const { decimal, money, periodName } = revisionNumbers;

const fr: Writer = (year, { series, period, before, after, contracts, difference }, url) => {
  const name = periodName(period, 'fr');
  const sum = money(amountText(difference), 'fr');
  return {
    subject: `Indice ${after === null ? 'retiré' : 'corrigé'} après la révision des prix ${year}\u00a0: ${series}, ${name}`,
    text: [
      after === null
        ? `La valeur ${decimal(before, 'fr')} de l’indice ${series} pour ${name} a été retirée, après que la révision ${year} l’a utilisée.`
        : `L’indice ${series} pour ${name} passe de ${decimal(before, 'fr')} à ${decimal(after, 'fr')}, après que la révision ${year} l’a utilisé.`,
      'Les prix appliqués et les lettres envoyées restent ce qu’ils sont.',
      after === null
        ? 'Saisissez la bonne valeur\u00a0: la régularisation de chaque ligne sera alors proposée.'
        : `Une régularisation est proposée, ligne par ligne\u00a0: ${contracts} ${contracts > 1 ? 'contrats' : 'contrat'}, ${sum} HT par an.`,
      url,
    ].join('\n'),
  };
};

const en: Writer = (year, { series, period, before, after, contracts, difference }, url) => {
  const name = periodName(period, 'en');
  const sum = money(amountText(difference), 'en');
  return {
    subject: `Index ${after === null ? 'withdrawn' : 'corrected'} after the price revision ${year}: ${series}, ${name}`,
    text: [
      after === null
        ? `The value ${decimal(before, 'en')} of index ${series} for ${name} was withdrawn, after revision ${year} had used it.`
        : `Index ${series} for ${name} goes from ${decimal(before, 'en')} to ${decimal(after, 'en')}, after revision ${year} had used it.`,
      'Prices that were applied and letters that were sent stay as they are.',
      after === null
        ? 'Type the right value: the regularisation of each line is proposed then.'
        : `A regularisation is proposed, line by line: ${contracts} ${contracts === 1 ? 'contract' : 'contracts'}, ${sum} excl. VAT a year.`,
      url,
    ].join('\n'),
  };
};

/** What accounting is told of a correction. */
export const correctionMailTexts: Record<Locale, Writer> = { fr, en };
