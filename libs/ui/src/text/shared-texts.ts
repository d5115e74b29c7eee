import { en } from './texts.en';
import { fr } from './texts.fr';
import type { Texts } from './texts';

/** Words of libs/ui and vocabulary of the product; `injectTexts(sharedTexts)`. */
export const sharedTexts: Texts<typeof fr> = { fr, en };
