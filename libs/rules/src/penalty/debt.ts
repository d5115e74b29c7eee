import type { Cents } from '../money/amount';
import type { LocalDate } from '../time/civil';

export interface Payment {
  date: LocalDate;
  amount: Cents;
}

/** What a payment reduces first: what was asked for, or the penalties run up so far (code civil 1343-1). */
export const allocations = ['principal-first', 'interest-first'] as const;
export type Allocation = (typeof allocations)[number];

/** Parts of a percent in which a rate is counted: its six decimals, and their halves. */
export const rateUnits = 2_000_000n;
/** The interest of a cent for one day at one unit of a rate, as a part of a cent: one in so many. */
const parts = rateUnits * 100n * 365n;
/** A whole month at a rate of the month counts as if it had so many days. */
export const wholeMonth = 365n;

const halfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator);

/**
 * What is owed while time goes by, exactly: whole numbers over one denominator, since a hundred thousand invoices are
 * computed at once. It grows only where a payment reduces the interest first.
 */
export class Debt {
  #principal: bigint;
  /** Run up and not paid, and all that counts, in cents times `#scale` times `parts`. */
  #interest = 0n;
  #sum = 0n;
  #scale = 1n;
  readonly #payments: Payment[];
  readonly #interestFirst: boolean;

  constructor(amount: Cents, payments: readonly Payment[], allocation: Allocation) {
    this.#principal = amount;
    this.#interestFirst = allocation === 'interest-first';
    this.#payments = payments.toSorted((one, other) =>
      one.date < other.date ? -1 : one.date > other.date ? 1 : 0,
    );
  }

  get isPaid(): boolean {
    return this.#principal <= 0n;
  }

  /** Not paid of what was asked for, to the cent. */
  get principal(): Cents {
    return halfUp(this.#principal, this.#scale);
  }

  /** The penalties that count, rounded once. */
  get penalty(): Cents {
    return halfUp(this.#sum, this.#scale * parts);
  }

  /** Takes in what was paid up to a day, that day included. */
  payUntil(day: LocalDate): void {
    for (let next = this.#payments[0]; next && next.date <= day; next = this.#payments[0]) {
      this.#pay(next.amount);
      this.#payments.shift();
    }
  }

  /** Owes interest for so many days at a rate; returns it in millionths of a euro. */
  owe(rate: bigint, days: bigint, counts: boolean): bigint {
    const interest = this.#principal * rate * days;
    this.#interest += interest;
    if (counts) this.#sum += interest;
    return halfUp(interest * 10_000n, this.#scale * parts);
  }

  #pay(amount: Cents): void {
    const toInterest = this.#interestFirst ? this.#toInterest(amount) : 0n;
    if (toInterest === 0n) {
      this.#principal -= amount * this.#scale;
      return;
    }
    const toPrincipal = amount * this.#scale * parts - toInterest;
    this.#principal = this.#principal * parts - toPrincipal;
    this.#interest = (this.#interest - toInterest) * parts;
    this.#sum *= parts;
    this.#scale *= parts;
  }

  #toInterest(amount: Cents): bigint {
    const paid = amount * this.#scale * parts;
    return this.#interest < paid ? this.#interest : paid;
  }
}
