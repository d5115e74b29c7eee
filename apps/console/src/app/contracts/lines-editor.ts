import { Component, ElementRef, computed, inject, input, model, signal, viewChildren } from '@angular/core';
import { amountText, readAmount, yearlyAmount } from '@vigie/rules';
import { Icon, Locale, MoneyPipe, injectTexts, sharedTexts } from '@vigie/ui';
import { contractWords } from '@vigie/wire';
import { plainNumber } from '../simulators/plain-number';
import { ChoiceField } from './choice-field';
import { type TypedLine, emptyLine } from './contract-model';
import { contractTexts } from './contracts.texts';
import { TypedField } from './typed-field';

const thousandth = /^\d{1,9}(?:\.\d{1,3})?$/;

/** Lines of a contract as a table of fields: Enter in the last one adds another. */
@Component({
  selector: 'app-lines-editor',
  imports: [ChoiceField, Icon, MoneyPipe, TypedField],
  templateUrl: './lines-editor.html',
  styleUrls: ['./contract-form.css', './lines-editor.css'],
})
export class LinesEditor {
  readonly lines = model.required<readonly TypedLine[]>();
  /** Words for what is wrong, by path: `0.price`. */
  readonly faults = input.required<Readonly<Record<string, string>>>();
  /** Whether lines have a first index of their own. */
  readonly indexed = input.required<boolean>();

  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(contractTexts);
  protected readonly t = computed(() => this.#texts().form);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly words = computed(() => contractWords[this.#locale()]);
  protected readonly parts = computed(() => entriesOf(this.words().parts));
  protected readonly billings = computed(() => entriesOf(this.words().billings));
  protected readonly opened = signal<number | null>(null);
  protected readonly amounts = computed(() => this.lines().map(amountOf));
  protected readonly total = computed(() =>
    amountText(this.amounts().reduce<bigint>((sum, amount) => sum + (amount ?? 0n), 0n)),
  );
  private readonly labels = viewChildren<string, ElementRef<HTMLInputElement>>('label', { read: ElementRef });

  protected amount(index: number): string | null {
    const amount = this.amounts()[index];
    return amount === null || amount === undefined ? null : amountText(amount);
  }

  protected fault(index: number, key: string): string | null {
    return this.faults()[`${index}.${key}`] ?? null;
  }

  protected write(index: number, key: keyof TypedLine, text: string): void {
    this.lines.update((lines) => lines.map((line, at) => (at === index ? { ...line, [key]: text } : line)));
  }

  protected add(event?: Event): void {
    event?.preventDefault();
    this.lines.update((lines) => [...lines, emptyLine]);
    setTimeout(() => this.labels().at(-1)?.nativeElement.focus());
  }

  protected remove(index: number): void {
    this.lines.update((lines) => lines.filter((_line, at) => at !== index));
    this.opened.set(null);
  }
}

const entriesOf = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([key, said]) => ({ key, words: said }));

/** What a line costs in a year; null while it cannot be read. */
function amountOf({ price, quantity }: TypedLine): bigint | null {
  const cents = readAmount(plainNumber(price));
  const count = plainNumber(quantity);
  return cents === null || !thousandth.test(count) ? null : yearlyAmount(cents, count);
}
