import { amountText, bankAmount, type Cents } from '@vigie/rules';

/** Cents of an amount as people type it, `1 234,56`; null for anything that is no amount above zero. */
export function centsTyped(text: string): Cents | null {
  const cents = bankAmount(text);
  return cents !== null && cents > 0n ? cents : null;
}

/** The same as the API reads it; empty while it is no amount. */
export const amountTyped = (text: string): string => {
  const cents = centsTyped(text);
  return cents === null ? '' : amountText(cents);
};
