import type { Locale } from '@vigie/wire';

/** Why a payment is cancelled whose line of a statement is to be matched again, or whose statement was taken back. */
export const bankLineTexts: Record<Locale, { undone: string; importUndone: string }> = {
  fr: { undone: 'Rapprochement bancaire annulé', importUndone: 'Relevé bancaire repris' },
  en: { undone: 'Matching with the bank undone', importUndone: 'Bank statement taken back' },
};
