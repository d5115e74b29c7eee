import { readAmount, type Cents } from '@vigie/rules';

/** The cents of an amount that an invoice carries. An Error when it is none. */
export function centsOf(amount: string): Cents {
  const cents = readAmount(amount);
  if (cents === null) throw new Error(`no amount: ${amount}`);
  return cents;
}
