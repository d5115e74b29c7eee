import type { Texts } from '@vigie/ui';

const fr = {
  notice: (day: string) => `Vos prix sont révisés le ${day}\u00a0: lire la lettre (PDF)`,
  cancelled: (day: string) =>
    `La révision de vos prix du ${day} est annulée\u00a0: vos prix ne changent pas.`,
};
const en: typeof fr = {
  notice: (day) => `Your prices are revised on ${day}: read the letter (PDF)`,
  cancelled: (day) => `The revision of your prices of ${day} is cancelled: your prices do not change.`,
};
export const priceLetterTexts: Texts<typeof fr> = { fr, en };
