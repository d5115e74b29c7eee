import { Component, computed, inject, input } from '@angular/core';
import { Locale, injectTexts } from '@vigie/ui';
import { type Quote, quoteWords } from '@vigie/wire';
import { quoteTexts } from './texts';

/** The work of a quote and its sums. */
@Component({
  selector: 'app-quote-text',
  templateUrl: './quote-text.html',
  styles: `
    .work {
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .sums {
      display: grid;
      gap: 8px;
      margin-block-start: 16px;
    }
    .sums div {
      display: flex;
      gap: 16px;
      justify-content: space-between;
    }
    .sums dd {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    .total {
      font-weight: var(--weight-strong);
    }
  `,
})
export class QuoteText {
  readonly quote = input.required<Omit<Quote, 'ticketId'>>();
  readonly #locale = inject(Locale);
  protected readonly t = injectTexts(quoteTexts);
  protected readonly words = computed(() => quoteWords[this.#locale.current()]);
}
