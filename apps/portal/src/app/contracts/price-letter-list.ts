import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { DayPipe, Icon, injectTexts } from '@vigie/ui';
import { ownPriceLetters } from '@vigie/wire';
import { priceLetterTexts } from './price-letter.texts';

/** Every price revision that the company was told of, with its letter, the latest first. */
@Component({
  selector: 'app-price-letter-list',
  imports: [DayPipe, Icon],
  template: `
    @if (letters().length > 0) {
      <section aria-labelledby="revisions">
        <h2 id="revisions" class="section-title">{{ t().title }}</h2>
        <ul role="list">
          @for (letter of letters(); track letter.id) {
            <li>
              <a download [href]="'/api/price-letters/' + letter.id + '/pdf'"
                ><v-icon name="download" [size]="18" />{{
                  t().letter(letter.effectiveOn | vDay: 'numeric')
                }}</a
              >
              @if (!letter.counts) {
                <span class="meta">{{ t().noEffect }}</span>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    section {
      margin-block-start: 32px;
    }
    ul {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      display: grid;
      gap: 2px;
      padding-block: 10px;
    }
    a {
      display: inline-flex;
      gap: 8px;
      align-items: center;
    }
    .meta {
      color: var(--ink-2);
      font-size: var(--text-13);
    }
  `,
})
export class PriceLetterList {
  protected readonly t = injectTexts(priceLetterTexts);
  readonly #list = httpResource(() => '/api/portal/price-letters', {
    parse: (body) => ownPriceLetters.parse(body).items,
  });
  protected readonly letters = computed(() => (this.#list.hasValue() ? this.#list.value() : []));
}
