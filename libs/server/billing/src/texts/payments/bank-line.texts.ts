import type { Locale } from '@vigie/wire';

/** Why a payment is cancelled whose line of a statement is to be matched again. */
export const bankLineTexts: Record<Locale, { undone: string }> = {
  fr: { undone: 'Rapprochement bancaire annulé' },
  en: { undone: 'Matching with the bank undone' },
};
