/** Amounts and penalties as the journeys reckon them: from the published rates and the clause, not from the product. */

const dayMs = 86_400_000;

/** First day of a half-year, and its legal rate between professionals in hundredths of a percent. */
const legalRates: readonly (readonly [from: string, rate: bigint])[] = [
  ['2026-01-01', 262n],
  ['2026-07-01', 275n],
];
/** Nothing is known from this day on. */
const unknownFrom = '2027-01-01';

export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const rateOf = (day: string): bigint =>
  day >= unknownFrom ? 0n : (legalRates.findLast(([from]) => from <= day)?.[1] ?? 0n);

/**
 * Interest on an amount from the day after it was due to a last day included: a yearly rate of so many times the legal
 * one, each day by the rate of its half-year, in years of 365 days, rounded once half up. 18 times is the clause of the
 * contracts (1.5 times a month), 3 times the least that the law allows.
 */
export function interest(cents: bigint, dueOn: string, until: string, times: 3n | 18n): bigint {
  let sum = 0n;
  for (let day = daysAfter(dueOn, 1); day <= until; day = daysAfter(day, 1)) sum += rateOf(day);
  const [above, below] = [cents * times * sum, 10_000n * 365n];
  return (2n * above + below) / (2n * below);
}

const whole = (cents: bigint, thousands: string) =>
  String(cents / 100n).replace(/\B(?=(\d{3})+$)/g, thousands);
const pence = (cents: bigint) => String(cents % 100n).padStart(2, '0');

/** An amount as a page writes it, somewhere in a text. */
export const moneyIn = (cents: bigint) => `${whole(cents, '\\s')},${pence(cents)}\\s€`;
/** The same as all of a text. */
export const money = (cents: bigint) => new RegExp(`^\\s*${moneyIn(cents)}\\s*$`);
/** The same somewhere in a text whose spaces are plain. */
export const written = (cents: bigint) => `${whole(cents, ' ')},${pence(cents)} €`;
/** As the API and files write it. */
export const decimal = (cents: bigint, point = '.') => `${whole(cents, '')}${point}${pence(cents)}`;
