import { Component, ElementRef, computed, inject, input, model, signal, viewChildren } from '@angular/core';
import { amountText, frenchVatRates } from '@vigie/rules';
import { DayPipe, Icon, Locale, MoneyPipe, formatNumber, injectTexts } from '@vigie/ui';
import { invoiceWords } from '@vigie/wire';
import { ChoiceField } from '../contracts/choice-field';
import { TypedField } from '../contracts/typed-field';
import { type TypedInvoiceLine, emptyInvoiceLine, netOf, sumOf } from './invoice-model';
import { invoicePageTexts } from './invoice-page.texts';

/** Lines of an invoice as a table of fields: Enter in a price adds another. */
@Component({
  selector: 'app-invoice-lines-editor',
  imports: [ChoiceField, DayPipe, Icon, MoneyPipe, TypedField],
  templateUrl: './invoice-lines-editor.html',
  styleUrl: './invoice-lines-editor.css',
})
export class InvoiceLinesEditor {
  readonly lines = model.required<readonly TypedInvoiceLine[]>();
  /** Words for what is wrong, by path: `0.price`. */
  readonly faults = input.required<Readonly<Record<string, string>>>();

  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(invoicePageTexts);
  protected readonly page = this.#texts;
  protected readonly t = computed(() => this.#texts().form);
  protected readonly words = computed(() => invoiceWords[this.#locale()]);
  protected readonly units = computed(() => Object.entries(this.words().units));
  protected readonly rates = computed(() =>
    frenchVatRates.map((rate) => ({
      key: String(rate / 100),
      words: `${formatNumber(rate / 100, this.#locale(), rate % 100 === 0 ? 0 : 2)} %`,
    })),
  );
  protected readonly opened = signal<number | null>(null);
  protected readonly hoursWithoutPrice = computed(() => this.lines().filter(isUnpricedHour).length);
  protected readonly total = computed(() => sumOf(this.lines()));
  private readonly labels = viewChildren<string, ElementRef<HTMLInputElement>>('label', { read: ElementRef });

  protected net(line: TypedInvoiceLine): string | null {
    const net = netOf(line);
    return net === null ? null : amountText(net);
  }

  protected fault(index: number, key: string): string | null {
    return this.faults()[`${index}.${key}`] ?? null;
  }

  /** Whether something is wrong in the fields that are folded away. */
  protected isFaulty(index: number): boolean {
    return ['exemption', 'vatCategory', 'periodFrom', 'periodTo', 'detail'].some(
      (key) => this.fault(index, key) !== null,
    );
  }

  protected write(index: number, key: keyof TypedInvoiceLine, text: string): void {
    this.lines.update((lines) => lines.map((line, at) => (at === index ? { ...line, [key]: text } : line)));
  }

  /** One price for all the hours that have none. */
  protected priceHours(price: string): void {
    if (!price.trim()) return;
    this.lines.update((lines) => lines.map((line) => (isUnpricedHour(line) ? { ...line, price } : line)));
  }

  protected add(event?: Event): void {
    event?.preventDefault();
    this.lines.update((lines) => [...lines, emptyInvoiceLine]);
    setTimeout(() => this.labels().at(-1)?.nativeElement.focus());
  }

  protected remove(index: number): void {
    this.lines.update((lines) => lines.filter((_line, at) => at !== index));
    this.opened.set(null);
  }
}

const isUnpricedHour = (line: TypedInvoiceLine): boolean =>
  line.unit === 'hour' && (netOf({ ...line, quantity: '1' }) ?? 0n) === 0n;
