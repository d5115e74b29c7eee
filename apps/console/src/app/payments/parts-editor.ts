import { Component, computed, inject, input, model } from '@angular/core';
import { amountText, readAmount, spreadAmount, type Cents } from '@vigie/rules';
import { DayPipe, Locale, MoneyPipe, formatMoney, injectTexts } from '@vigie/ui';
import type { AllocationPartGiven, PayableInvoice } from '@vigie/wire';
import { paymentTexts } from './payments.texts';
import { centsTyped } from './typed-money';

/** What is typed beside each open invoice, by its identifier. */
export type TypedParts = Readonly<Record<string, string>>;

/** The parts that were typed; null when one of them is no amount. */
export function partsTyped(typed: TypedParts): AllocationPartGiven[] | null {
  const filled = Object.entries(typed).filter(([, text]) => text.trim() !== '');
  const parts = filled.map(([invoiceId, text]) => ({ invoiceId, cents: centsTyped(text) }));
  if (parts.some(({ cents }) => cents === null)) return null;
  return parts.map(({ invoiceId, cents }) => ({ invoiceId, amount: amountText(cents ?? 0n) }));
}

/** An amount as a person types it in their language, without its currency. */
export const typedOf = (amount: string, locale: 'fr' | 'en'): string =>
  locale === 'fr' ? amount.replace('.', ',') : amount;

/** Open invoices of a client, and how much of an amount each of them gets; the rest is credit. */
@Component({
  selector: 'app-parts-editor',
  imports: [DayPipe, MoneyPipe],
  template: `
    @if (invoices().length === 0) {
      <p class="muted">{{ t().panel.noInvoices }}</p>
    } @else {
      <ul role="list" class="parts">
        @for (one of invoices(); track one.id) {
          <li>
            <button type="button" class="link-button" (click)="fill(one)">
              <strong>{{ one.number }}</strong>
            </button>
            <small [class.late]="one.dueOn < today()">
              {{ t().panel.due(one.dueOn | vDay: 'numeric') }} · {{ t().panel.of(one.open | vMoney) }}
            </small>
            <input
              #field
              class="input"
              inputmode="decimal"
              autocomplete="off"
              [attr.aria-label]="t().panel.part(one.number)"
              [value]="typed()[one.id] ?? ''"
              [attr.aria-invalid]="isWrong(typed()[one.id])"
              (input)="write(one.id, field.value)"
            />
          </li>
        }
      </ul>
      @if (said()) {
        <p class="rest" aria-live="polite" [class.over]="isOver()">{{ said() }}</p>
      }
    }
  `,
  styles: `
    .parts {
      display: grid;
      gap: 6px;
      max-height: 38vh;
      overflow: auto;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 130px;
      gap: 0 10px;
      align-items: center;
    }
    li .link-button {
      justify-self: start;
    }
    li small {
      grid-row: 2;
      color: var(--ink-3);
      font-size: var(--text-11);
    }
    li small.late {
      color: var(--warn);
    }
    li .input {
      grid-row: 1 / span 2;
      grid-column: 2;
      text-align: end;
    }
    .rest {
      margin-block-start: 8px;
      color: var(--ink-2);
      text-align: end;
    }
    .over {
      color: var(--bad);
    }
  `,
})
export class PartsEditor {
  readonly invoices = input.required<readonly PayableInvoice[]>();
  /** What there is to give. */
  readonly available = input.required<Cents>();
  readonly today = input.required<string>();
  readonly typed = model.required<TypedParts>();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(paymentTexts);
  protected readonly rest = computed(
    () =>
      this.available() -
      Object.values(this.typed()).reduce((sum, text) => sum + (centsTyped(text) ?? 0n), 0n),
  );
  protected readonly said = computed(() => {
    if (this.available() === 0n) return '';
    const rest = this.rest();
    const t = this.t().panel;
    if (rest === 0n) return t.exact;
    const amount = formatMoney(amountText(rest < 0n ? -rest : rest), this.#locale());
    return rest < 0n ? t.over(amount) : t.rest(amount);
  });

  protected readonly isOver = computed(() => this.rest() < 0n);

  protected isWrong(text = ''): boolean {
    return text.trim() !== '' && centsTyped(text) === null;
  }

  protected write(id: string, text: string): void {
    this.typed.update((typed) => ({ ...typed, [id]: text }));
  }

  /** As much as the invoice asks for and as is left. */
  protected fill({ id, open, ...invoice }: PayableInvoice): void {
    const others = this.rest() + (centsTyped(this.typed()[id] ?? '') ?? 0n);
    const asked = { ...invoice, id, clientId: '', open: readAmount(open) ?? 0n };
    const [part] = spreadAmount(others, [asked]).parts;
    this.write(id, part ? typedOf(amountText(part.amount), this.#locale()) : '');
  }
}
