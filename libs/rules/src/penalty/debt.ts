import { type Cents, eurosOf } from '../money/amount';
import { type Ratio, ratioOf } from '../money/decimal';
import type { LocalDate } from '../time/civil';

export interface Payment {
  date: LocalDate;
  amount: Cents;
}

/** What a payment reduces first: what was asked for, or the penalties run up so far (code civil 1343-1). */
export const allocations = ['principal-first', 'interest-first'] as const;
export type Allocation = (typeof allocations)[number];

/** What is owed while time goes by: exact, in euros. */
export class Debt {
  principal: Ratio;
  #interest: Ratio = ratioOf(0n);
  readonly #payments: Payment[];
  readonly #interestFirst: boolean;

  constructor(amount: Cents, payments: readonly Payment[], allocation: Allocation) {
    this.principal = eurosOf(amount);
    this.#interestFirst = allocation === 'interest-first';
    this.#payments = payments.toSorted((one, other) => one.date.localeCompare(other.date));
  }

  /** Takes in what was paid up to a day, that day included. */
  payUntil(day: LocalDate): void {
    while (this.#payments[0] && this.#payments[0].date <= day) {
      const paid = eurosOf(this.#payments[0].amount);
      const toInterest = this.#interest.lt(paid) ? this.#interest : paid;
      const fromInterest = this.#interestFirst ? toInterest : ratioOf(0n);
      this.#interest = this.#interest.sub(fromInterest);
      this.principal = this.principal.sub(paid.sub(fromInterest));
      this.#payments.shift();
    }
  }

  owe(interest: Ratio): void {
    this.#interest = this.#interest.add(interest);
  }
}
