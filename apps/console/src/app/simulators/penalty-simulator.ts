import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, type OnInit } from '@angular/core';
import {
  allocations,
  amountText,
  clientKinds,
  localDateOf,
  penaltyMethods,
  rateSelections,
  readAmount,
  suspensionDates,
  toInstant,
} from '@vigie/rules';
import { DayPipe, ErrorState, Locale, MoneyPipe, Ticker, injectTexts } from '@vigie/ui';
import { type PenaltySimulation, contractWords, penaltyResult, penaltySimulation } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { type TypedPayment, paymentsOf, paymentsText } from './penalty-address';
import { penaltyTexts } from './penalty.texts';
import { plainNumber } from './plain-number';
import { injectChange } from './simulator-query';

/** Penalties of a late invoice by one reading of the clause, and by all of them side by side. */
@Component({
  selector: 'app-penalty-simulator',
  imports: [DayPipe, ErrorState, MoneyPipe],
  templateUrl: './penalty-simulator.html',
  styleUrls: ['./simulator.css', './revision-simulator.css', './penalty-simulator.css'],
})
export class PenaltySimulator implements OnInit {
  readonly amount = input<string>();
  readonly due = input<string>();
  readonly until = input<string>();
  readonly method = input<string>();
  readonly allocation = input<string>();
  readonly rates = input<string>();
  readonly payments = input<string>();
  readonly client = input<string>();

  readonly #today = localDateOf(toInstant(inject(Ticker).now()), 'Europe/Paris');
  protected readonly change = injectChange();
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(penaltyTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly options = { methods: penaltyMethods, allocations, rateSelections, clientKinds };

  protected readonly chosen = computed(() => ({
    amount: this.amount() ?? '1200',
    due: this.due() ?? '2026-01-31',
    until: this.until() ?? this.#today,
    method: penaltyMethods.find((one) => one === this.method()) ?? 'M1',
    allocation: allocations.find((one) => one === this.allocation()) ?? 'principal-first',
    rates: rateSelections.find((one) => one === this.rates()) ?? 'half-year',
    client: clientKinds.find((one) => one === this.client()) ?? 'professional',
  }));
  protected readonly paid = computed(() => paymentsOf(this.payments()));
  /** A field of the details that is filled in keeps them open. */
  protected readonly detailed = computed(
    () => this.chosen().allocation !== 'principal-first' || this.chosen().rates !== 'half-year',
  );

  protected readonly question = computed<PenaltySimulation | null>(() => {
    const {
      amount,
      due,
      until,
      method,
      allocation,
      rates: rateSelection,
      client: clientKind,
    } = this.chosen();
    const payments = this.paid().map((one) => ({ ...one, amount: plainNumber(one.amount) }));
    const typed = penaltySimulation.safeParse({
      ...{ amount: plainNumber(amount), dueDate: due, asOf: until, method, allocation, rateSelection },
      clientKind,
      ...(payments.length > 0 && { payments }),
    });
    const whole = payments.every((one) => one.date !== '' && one.amount !== '');
    return typed.success && whole && amount !== '' ? typed.data : null;
  });
  protected readonly answer = httpResource(
    () => {
      const body = this.question();
      return body ? { url: '/api/simulations/penalty', method: 'POST', body } : undefined;
    },
    { parse: (raw) => penaltyResult.parse(raw) },
  );
  protected readonly last = keepLast(this.answer);
  protected readonly total = computed(() => {
    const result = this.last();
    const [penalty, indemnity] = [readAmount(result?.penalty ?? ''), readAmount(result?.indemnity ?? '')];
    return penalty === null || indemnity === null ? '' : amountText(penalty + indemnity);
  });
  protected readonly byMonth = computed(() => ['M2', 'M3'].includes(this.chosen().method));
  protected readonly suspension = computed(() => {
    const question = this.question();
    return question ? suspensionDates(question.dueDate) : null;
  });

  /** Every reading of the clause for the same delay, with its share of the dearest one. */
  protected readonly compared = computed(() => {
    const found = (this.last()?.comparison ?? []).map((row) => ({
      ...row,
      cents: readAmount(row.penalty) ?? 0n,
    }));
    const most = found.reduce((dearest, { cents }) => (cents > dearest ? cents : dearest), 1n);
    return found.map(({ method, penalty, cents, warnings }) => ({
      method,
      penalty,
      share: Number((cents * 1000n) / most) / 10,
      below: warnings.includes('penalty.below-floor'),
      words: [
        ...(warnings.includes('penalty.below-floor') ? [this.t().below] : []),
        ...(warnings.includes('penalty.rate-awaited') ? [this.t().partial] : []),
      ].join(' · '),
    }));
  });

  /** What depends on the day goes into the address at once: a link shows the same answer tomorrow. */
  ngOnInit(): void {
    if (this.until() === undefined) this.change('until', this.#today);
  }

  protected changePayment(at: number, change: Partial<TypedPayment>): void {
    this.#writePayments(this.paid().map((one, index) => (index === at ? { ...one, ...change } : one)));
  }

  protected addPayment(): void {
    this.#writePayments([...this.paid(), { date: '', amount: '' }]);
  }

  protected removePayment(at: number): void {
    this.#writePayments(this.paid().filter((_, index) => index !== at));
  }

  #writePayments(payments: readonly TypedPayment[]): void {
    this.change('payments', paymentsText(payments) || false);
  }
}
