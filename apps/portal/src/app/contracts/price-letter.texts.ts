import type { Texts } from '@vigie/ui';

const fr = {
  title: 'Révisions de prix',
  letter: (day: string) => `Lettre de révision au ${day} (PDF)`,
  noEffect: 'Annulée\u00a0: cette révision ne change pas vos prix.',
  notice: (day: string) => `Vos prix sont révisés le ${day}\u00a0: lire la lettre (PDF)`,
  cancelled: (day: string) =>
    `La révision de vos prix du ${day} est annulée\u00a0: vos prix ne changent pas.`,
};
const en: typeof fr = {
  title: 'Price revisions',
  letter: (day) => `Letter of the revision of ${day} (PDF)`,
  noEffect: 'Cancelled: this revision does not change your prices.',
  notice: (day) => `Your prices are revised on ${day}: read the letter (PDF)`,
  cancelled: (day) => `The revision of your prices of ${day} is cancelled: your prices do not change.`,
};
export const priceLetterTexts: Texts<typeof fr> = { fr, en };
