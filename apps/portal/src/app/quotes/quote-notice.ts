import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, LiveEvents, injectTexts } from '@vigie/ui';
import { clientQuotes } from '@vigie/wire';
import { quoteTexts } from './texts';

/** On the first page: the quotes that wait for the reader's answer. */
@Component({
  selector: 'app-quote-notice',
  imports: [Icon, RouterLink],
  template: `
    @if (waiting().length > 0) {
      <a class="waiting-for-you" [routerLink]="link()">
        <v-icon name="file-text" [size]="20" />
        <span>{{ waiting().length === 1 ? t().noticeOne : t().notice(waiting().length.toString()) }}</span>
        <v-icon name="chevron-right" [size]="20" />
      </a>
    }
  `,
})
export class QuoteNotice {
  protected readonly t = injectTexts(quoteTexts);
  readonly #list = httpResource(() => '/api/portal/quotes', {
    parse: (body) => clientQuotes.parse(body).items,
  });
  protected readonly waiting = computed(() => {
    const all = this.#list.hasValue() ? this.#list.value() : [];
    return all.filter(({ state, yours, expired }) => state === 'waiting' && yours && !expired);
  });
  protected readonly link = computed(() => {
    const [only, ...others] = this.waiting();
    return only && others.length === 0 ? ['/devis', only.id] : ['/devis'];
  });

  constructor() {
    inject(LiveEvents).watch(() => this.#list.reload());
  }
}
