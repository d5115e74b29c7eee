import type { HalfYear } from '@vigie/rules';
import type { TextsOf } from '@vigie/ui';
import type { rateTexts } from './rates.texts';

/** A half-year in words. */
export const halfName = (half: HalfYear, { halfName: name }: TextsOf<typeof rateTexts.fr>): string =>
  name(half.slice(0, 4), half.endsWith('1'));
