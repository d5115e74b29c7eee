import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { DayPipe, Icon, Ticker, injectTexts } from '@vigie/ui';
import { ownPriceLetters } from '@vigie/wire';
import { SessionStore } from '../session/session-store';
import { priceLetterTexts } from './price-letter.texts';

const newMs = 92 * 86_400_000;

/** On the first page, for the management of a client: the price revision of the last weeks, with its letter. */
@Component({
  selector: 'app-price-letter-notice',
  imports: [DayPipe, Icon],
  template: `
    @if (latest(); as letter) {
      @if (letter.counts) {
        <p>
          <a class="help-link" download [href]="'/api/price-letters/' + letter.id + '/pdf'"
            ><v-icon name="scroll-text" [size]="20" />{{
              t().notice(letter.effectiveOn | vDay: 'numeric')
            }}</a
          >
        </p>
      } @else {
        <p class="quiet">{{ t().cancelled(letter.effectiveOn | vDay: 'numeric') }}</p>
      }
    }
  `,
  styles: `
    p {
      margin-block: 12px 16px;
    }
  `,
})
export class PriceLetterNotice {
  readonly #session = inject(SessionStore);
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(priceLetterTexts);
  readonly #list = httpResource(
    () => (this.#session.can('contracts.own') ? '/api/portal/price-letters' : undefined),
    { parse: (body) => ownPriceLetters.parse(body).items },
  );
  protected readonly latest = computed(() => {
    const [first] = this.#list.hasValue() ? this.#list.value() : [];
    return first && this.#now() - Date.parse(first.sentAt) < newMs ? first : null;
  });
}
