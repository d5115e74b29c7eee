import { Component, computed, inject, input, output } from '@angular/core';
import type { MatchConfidence } from '@vigie/rules';
import { Locale, MoneyPipe, injectTexts } from '@vigie/ui';
import { type MatchProposalSaid, paymentWords } from '@vigie/wire';
import { paymentTexts } from './payments.texts';

const chips: Record<MatchConfidence, string> = {
  certain: 'chip-ok',
  likely: 'chip-accent',
  possible: 'chip-warn',
};

/** Why an amount may pay these invoices, and how sure that is. */
@Component({
  selector: 'app-proposal-line',
  imports: [MoneyPipe],
  template: `
    <p class="why">
      <span class="chip" [class]="chips[proposal().confidence]">{{
        words().confidences[proposal().confidence]
      }}</span>
      <span>
        {{ words().reasons[proposal().reason] }}
        @if (proposal().clue; as clue) {
          @if (clue !== 'chosen') {
            <small>({{ words().clues[clue] }})</small>
          }
        }
      </span>
    </p>
    <p class="pays">
      @for (part of proposal().parts; track part.invoiceId) {
        <span class="part">
          <strong>{{ part.number }}</strong> {{ part.amount | vMoney }}
          @if (part.amount !== part.open) {
            <small>{{ t().panel.of(part.open | vMoney) }}</small>
          }
        </span>
      }
      @if (proposal().credit !== '0.00') {
        <span class="part">{{ t().panel.rest(proposal().credit | vMoney) }}</span>
      }
      @if (action()) {
        <button type="button" class="btn btn-quiet btn-small" (click)="used.emit()">{{ action() }}</button>
      }
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 4px;
    }
    .why,
    .pays {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: baseline;
    }
    .pays {
      gap: 2px 14px;
      color: var(--ink-2);
    }
    small {
      color: var(--ink-2);
      font-size: var(--text-11);
    }
  `,
})
export class ProposalLine {
  readonly proposal = input.required<MatchProposalSaid>();
  /** Words of the button that uses it; none without. */
  readonly action = input('');
  readonly used = output();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(paymentTexts);
  protected readonly words = computed(() => paymentWords[this.#locale()]);
  protected readonly chips = chips;
}
