import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, effect, inject, input, linkedSignal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Skeleton, injectTexts } from '@vigie/ui';
import { helpList } from '@vigie/wire';
import { helpTexts } from './texts';

/** Every article that the reader's company may read; the search and the category stand in the address. */
@Component({
  selector: 'app-help-page',
  imports: [EmptyState, ErrorState, RouterLink, Skeleton],
  template: `
    <h1>{{ t().title }}</h1>
    <p class="lead">{{ t().text }}</p>
    <input
      #field
      class="input estate-search help-search"
      type="search"
      enterkeyhint="search"
      [attr.aria-label]="t().search"
      [placeholder]="t().search"
      [value]="typed()"
      (input)="typed.set(field.value)"
    />
    @if (list.hasValue()) {
      @if (categories().length > 1) {
        <nav class="help-categories" [attr.aria-label]="t().categories">
          <a
            routerLink="/aide"
            queryParamsHandling="merge"
            [queryParams]="{ rubrique: null }"
            [attr.aria-current]="rubrique() ? null : 'true'"
            >{{ t().everything }}</a
          >
          @for (one of categories(); track one) {
            <a
              routerLink="/aide"
              queryParamsHandling="merge"
              [queryParams]="{ rubrique: one }"
              [attr.aria-current]="rubrique() === one ? 'true' : null"
              >{{ one }}</a
            >
          }
        </nav>
      }
      <div role="status">
        @if (shown().length === 0) {
          @let none = list.value().items.length === 0 && !q() ? t().empty : t().none;
          <v-empty-state [title]="none.title" [text]="none.body">
            <a class="btn btn-primary" routerLink="/">{{ t().ask }}</a>
          </v-empty-state>
        }
      </div>
      <ul class="help-list">
        @for (article of shown(); track article.id) {
          <li>
            <a [routerLink]="['/aide', article.id]">{{ article.title }}</a>
            <p>{{ article.excerpt }}</p>
            <p class="hint">{{ article.category }}</p>
          </li>
        }
      </ul>
    } @else if (list.error()) {
      <v-error-state [error]="list.error()" (retry)="list.reload()" />
    } @else {
      <div class="skeletons" aria-busy="true">
        <v-skeleton height="72px" /><v-skeleton height="72px" /><v-skeleton height="72px" />
      </div>
    }
  `,
  host: { class: 'page' },
})
export class HelpPage {
  readonly q = input<string>();
  readonly rubrique = input<string>();
  readonly #router = inject(Router);
  protected readonly t = injectTexts(helpTexts);
  /** What is typed stays as it is when the address only says the same. */
  protected readonly typed = linkedSignal<string | undefined, string>({
    source: this.q,
    computation: (q = '', before) => (before?.value.trim() === q ? before.value : q),
  });
  readonly #settled = debounced(() => this.typed().trim(), 300);
  protected readonly list = httpResource(
    () => ({ url: '/api/portal/help', params: { q: (this.q() ?? '').slice(0, 200) } }),
    { parse: (body) => helpList.parse(body) },
  );
  readonly #items = computed(() => (this.list.hasValue() ? this.list.value().items : []));
  protected readonly categories = computed(() => [...new Set(this.#items().map(({ category }) => category))]);
  protected readonly shown = computed(() => {
    const only = this.rubrique();
    return only ? this.#items().filter(({ category }) => category === only) : this.#items();
  });

  constructor() {
    effect(() => {
      const q = this.#settled.value();
      if (q === (this.q() ?? '') || q !== this.typed().trim()) return;
      const queryParams = { q: q || null, rubrique: null };
      void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
    });
  }
}
