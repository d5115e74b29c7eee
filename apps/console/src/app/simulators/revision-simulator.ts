import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { amountText, decimalText, eurosOf, instalments, readAmount, revise, roundings } from '@vigie/rules';
import { ErrorState, MoneyPipe, injectTexts } from '@vigie/ui';
import { revisionResult, revisionSimulation, type RevisionSimulation } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { plainNumber } from './plain-number';
import { injectChange } from './simulator-query';
import { revisionTexts } from './revision.texts';

/** How contracts round the coefficient, side by side: each is a choice that the letter has to name. */
const conventions = [
  { mode: 'none' },
  { mode: 'half-up', decimals: 4 },
  { mode: 'truncate', decimals: 4 },
  { mode: 'up', decimals: 3 },
] as const;

/** The yearly revision of a price by an index, with what the options of contracts would change. */
@Component({
  selector: 'app-revision-simulator',
  imports: [ErrorState, MoneyPipe],
  templateUrl: './revision-simulator.html',
  styleUrls: ['./simulator.css', './revision-simulator.css'],
})
export class RevisionSimulator {
  readonly price = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly quantity = input<string>();
  readonly fixed = input<string>();
  readonly cap = input<string>();
  readonly floor = input<string>();
  readonly previous = input<string>();
  readonly link = input<string>();
  readonly linkOn = input<string>();
  readonly rounding = input<string>();
  readonly decimals = input<string>();

  protected readonly change = injectChange();
  protected readonly t = injectTexts(revisionTexts);
  protected readonly roundings = roundings;

  protected readonly chosen = computed(() => ({
    price: this.price() ?? '12000',
    from: this.from() ?? '105,3',
    to: this.to() ?? '108,9',
    quantity: this.quantity() ?? '1',
    decimals: this.decimals() ?? '4',
    rounding: roundings.find((one) => one === this.rounding()) ?? 'none',
    linkOn: this.linkOn() === 'new' ? ('new' as const) : ('base' as const),
  }));
  /** A field of the details that is filled in keeps them open. */
  protected readonly detailed = computed(() =>
    [this.fixed, this.cap, this.floor, this.link, this.rounding].some((field) => (field() ?? '') !== ''),
  );

  protected readonly question = computed<RevisionSimulation | null>(() => {
    const { price, from, to, quantity, rounding, decimals, linkOn } = this.chosen();
    const [cap, floor, link] = [this.cap(), this.floor(), this.link()].map(optional);
    const limited = cap !== undefined || floor !== undefined;
    const typed = revisionSimulation.safeParse({
      basePrice: plainNumber(price),
      baseIndex: plainNumber(from),
      newIndex: plainNumber(to),
      quantity: plainNumber(quantity),
      fixedPart: optional(this.fixed()),
      ...{ cap, floor },
      previousPrice: limited ? plainNumber(this.previous() ?? price) : undefined,
      linkCoefficient: link === undefined ? undefined : { value: link, appliesTo: linkOn },
      coefficientRounding: rounding === 'none' ? undefined : { mode: rounding, decimals: Number(decimals) },
    });
    return typed.success && price !== '' ? typed.data : null;
  });
  protected readonly answer = httpResource(
    () => {
      const body = this.question();
      return body ? { url: '/api/simulations/price-revision', method: 'POST', body } : undefined;
    },
    { parse: (raw) => revisionResult.parse(raw) },
  );
  protected readonly last = keepLast(this.answer);

  /** How the coefficient comes about, before it is rounded: `0.2 + (1 − 0.2) × 108.9 ÷ 105.3`. */
  protected readonly quotient = computed(() => {
    const { baseIndex = '', newIndex = '', fixedPart, linkCoefficient: link } = this.question() ?? {};
    const scaled = (text: string, side: 'base' | 'new') =>
      link?.appliesTo === side ? `(${text} × ${link.value})` : text;
    const ratio = `${scaled(newIndex, 'new')} ÷ ${scaled(baseIndex, 'base')}`;
    return fixedPart === undefined ? ratio : `${fixedPart} + (1 − ${fixedPart}) × ${ratio}`;
  });
  /** What the price moves by, in euros and in percent. */
  protected readonly difference = computed(() => {
    const [before, after] = [
      readAmount(this.question()?.basePrice ?? ''),
      readAmount(this.last()?.revisedPrice ?? ''),
    ];
    if (before === null || after === null || before === 0n) return null;
    const percent = decimalText(
      eurosOf(after - before)
        .div(eurosOf(before))
        .mul(100),
      2,
    );
    return { euros: amountText(after - before), percent };
  });
  protected readonly compared = computed(() => {
    const question = this.question();
    if (!question) return [];
    return conventions.flatMap((convention) => {
      const coefficientRounding = convention.mode === 'none' ? undefined : convention;
      const outcome = revise({ ...question, coefficientRounding });
      return outcome.ok ? [{ convention, ...outcome, revisedPrice: amountText(outcome.revisedPrice) }] : [];
    });
  });
  protected readonly months = computed(() => {
    const amount = readAmount(this.last()?.amount ?? '');
    if (amount === null) return null;
    const [first = 0n, ...rest] = instalments(amount, 12).map(amountText);
    return { each: String(first), last: rest.at(-1) ?? '' };
  });
}

const optional = (text: string | undefined) =>
  text === undefined || text === '' ? undefined : plainNumber(text);
