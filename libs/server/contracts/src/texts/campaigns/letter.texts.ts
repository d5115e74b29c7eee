import type { LocalDate } from '@vigie/rules';
import type { Locale } from '@vigie/wire';

const spoken = (tag: string) => {
  const format = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' });
  return (day: LocalDate) => format.format(new Date(`${day}T00:00:00Z`));
};
const jour = spoken('fr-FR');
const day = spoken('en-GB');
interface Told {
  name: string;
  effectiveOn: LocalDate;
}

const fr = {
  subject: (on: LocalDate) => `Révision de vos prix au ${jour(on)}`,
  body: ({ name, effectiveOn, url }: Told & { url: string }) =>
    [
      `Bonjour ${name},`,
      '',
      `Comme le prévoit votre contrat, vos prix sont révisés au ${jour(effectiveOn)}.`,
      'La lettre jointe donne, ligne par ligne, l’ancien prix, le nouveau, le calcul et l’indice publié sur lequel il repose.',
      '',
      `Elle reste aussi sur votre portail\u00a0: ${url}`,
    ].join('\n'),
  retractedSubject: (on: LocalDate) => `Révision de vos prix au ${jour(on)}\u00a0: sans effet`,
  retracted: ({ name, effectiveOn }: Told) =>
    [
      `Bonjour ${name},`,
      '',
      `La révision de prix que nous vous avions annoncée pour le ${jour(effectiveOn)} est annulée\u00a0: vos prix restent ce qu’ils étaient.`,
      'Vous n’avez rien à faire. Si une nouvelle révision a lieu, vous recevrez une nouvelle lettre.',
    ].join('\n'),
};
const en: typeof fr = {
  subject: (on) => `Revision of your prices on ${day(on)}`,
  body: ({ name, effectiveOn, url }) =>
    [
      `Hello ${name},`,
      '',
      `As your contract provides, your prices are revised on ${day(effectiveOn)}.`,
      'The letter joined gives, line by line, the price before, the new one, the computation and the published index it rests on.',
      '',
      `It also stays on your portal: ${url}`,
    ].join('\n'),
  retractedSubject: (on) => `Revision of your prices on ${day(on)}: without effect`,
  retracted: ({ name, effectiveOn }) =>
    [
      `Hello ${name},`,
      '',
      `The price revision that we announced for ${day(effectiveOn)} is cancelled: your prices stay what they were.`,
      'You have nothing to do. Should there be another revision, you will receive another letter.',
    ].join('\n'),
};

/** Words of the mails of a price revision. */
export const priceLetterTexts: Record<Locale, typeof fr> = { fr, en };
