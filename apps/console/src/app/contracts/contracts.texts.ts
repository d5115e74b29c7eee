import type { Texts } from '@vigie/ui';
import type { Locale } from '@vigie/wire';
import { amendmentTexts } from './amendment.texts';
import { contractFormTexts } from './contract-form.texts';
import { contractListTexts } from './contract-list.texts';
import { contractPageTexts } from './contract-page.texts';

const of = (locale: Locale) => ({
  ...contractListTexts[locale],
  ...contractPageTexts[locale],
  form: contractFormTexts[locale],
  amendment: amendmentTexts[locale],
});

/** Words of contracts in the console; those of the trade are `contractWords`. */
export const contractTexts: Texts<ReturnType<typeof of>> = { fr: of('fr'), en: of('en') };
