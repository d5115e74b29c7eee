import type { AwaitedRates, Locale } from '@vigie/wire';
import { contractWords } from '@vigie/wire';

type Writer = (awaited: AwaitedRates, url: string) => { subject: string; lines: string[] };

const fr: Writer = ({ half, from, missing }, url) => ({
  subject: `Taux de pénalités à saisir\u00a0: ${name(half, 'fr')}`,
  lines: [
    `Les taux du ${name(half, 'fr')}, appliqués à partir du ${contractWords.fr.day(from)}, ne sont pas encore enregistrés.`,
    ...(missing.includes('legal')
      ? ['À saisir\u00a0: taux de l’intérêt légal (arrêté publié au Journal officiel).']
      : []),
    ...(missing.includes('refinancing')
      ? ['À saisir\u00a0: taux de refinancement de la Banque centrale européenne.']
      : []),
    'Sans eux, les pénalités s’arrêtent au dernier jour connu\u00a0: rien n’est extrapolé.',
    url,
  ],
});

const en: Writer = ({ half, from, missing }, url) => ({
  subject: `Penalty rates to record: ${name(half, 'en')}`,
  lines: [
    `The rates of the ${name(half, 'en')}, which apply from ${contractWords.en.day(from)}, are not recorded yet.`,
    ...(missing.includes('legal') ? ['To record: legal interest rate (order in the Journal officiel).'] : []),
    ...(missing.includes('refinancing') ? ['To record: refinancing rate of the European Central Bank.'] : []),
    'Without them penalties stop at the last known day: nothing is extrapolated.',
    url,
  ],
});

/** Its name in a sentence. */
function name(half: string, locale: Locale): string {
  const [year, isFirst] = [half.slice(0, 4), half.endsWith('1')];
  if (locale === 'fr') return `${isFirst ? 'premier' : 'second'} semestre ${year}`;
  return `${isFirst ? 'first' : 'second'} half of ${year}`;
}

/** Asks for the rates of a half-year. */
export const rateMailTexts: Record<Locale, Writer> = { fr, en };
