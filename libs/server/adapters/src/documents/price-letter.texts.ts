import type { LocalDate } from '@vigie/rules';

const long = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const instant = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});
const day = (date: LocalDate) => long.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1er ');

/** Words of the letter on a price revision: contracts are French, so are their letters. */
export const priceLetterWords = {
  title: (on: LocalDate) => `Révision de vos prix au ${day(on)}`,
  subject: (on: LocalDate) => `Objet\u00a0: révision de vos prix au ${day(on)}`,
  written: (at: string) => `Le ${day(at.slice(0, 10))}`,
  hello: 'Madame, Monsieur,',
  intro: (on: LocalDate) =>
    `La clause de révision de votre contrat s’applique au ${day(on)}. Chaque prix part du prix et de l’indice convenus au début, jamais du dernier prix\u00a0: P = P0 × (I / I0), où P0 est le prix initial, I0 l’indice initial et I l’indice publié retenu. Vous trouverez ci-dessous chaque calcul, puis la source des indices. Les montants sont hors taxes.`,
  contract: (label: string, reference: string | null) =>
    reference ? `Contrat ${reference}, ${label}` : `Contrat ${label}`,
  columns: {
    line: 'Ligne',
    quantity: 'Quantité',
    old: 'Ancien prix',
    price: 'Nouveau prix',
    amount: 'Montant annuel',
  },
  values: (base: string, basePeriod: string, now: string, period: string) =>
    `I0 = ${base} (${basePeriod}), I = ${now} (${period})`,
  coefficient: (text: string) => `coefficient ${text}`,
  agreed: (computed: string) => `Prix convenu avec vous, au lieu du prix calculé de ${computed}.`,
  total: 'Total annuel du contrat',
  before: (amount: string) => `au lieu de ${amount}`,
  sources: 'Source des indices',
  source: (series: string, title: string, base: string) =>
    `Série ${series}\u00a0: ${title}${base ? ` (${base})` : ''}.`,
  value: (period: string, value: string, provisional: boolean) =>
    `${period}\u00a0: ${value}, valeur ${provisional ? 'provisoire' : 'définitive'}.`,
  published: (on: LocalDate, update: LocalDate | null) =>
    `Publiée le ${day(on)}${update ? `, série mise à jour le ${day(update)}` : ''}.`,
  read: (at: string, note: string) => `Lue le ${instant.format(new Date(at))}. Source\u00a0: ${note}.`,
  sha: 'Empreinte SHA-256 de la réponse d’origine, conservée\u00a0:',
  end: 'Ces prix s’appliquent aux factures émises à partir de cette date. Toute question est la bienvenue\u00a0: écrivez-nous sur votre portail.',
  bye: 'Nous vous prions d’agréer, Madame, Monsieur, nos salutations distinguées.',
};
