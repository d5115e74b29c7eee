import type { Texts } from '@vigie/ui';
import { en } from './texts.en';
import { fr } from './texts.fr';

export const backupTexts: Texts<typeof fr> = { fr, en };
