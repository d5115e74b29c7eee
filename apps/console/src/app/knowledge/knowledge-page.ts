import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { EmptyState, ErrorState, Icon, InstantPipe, Locale, NumberPipe, injectTexts } from '@vigie/ui';
import { type ArticleRow, articleList } from '@vigie/wire';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { TableGhost } from '../kit/table-ghost';
import { typedQuery } from '../kit/typed-query';
import { knowledgeTexts } from './knowledge.texts';

/** Every article of help, with what its readers said of it. */
@Component({
  selector: 'app-knowledge-page',
  imports: [EmptyState, ErrorState, Icon, InstantPipe, NumberPipe, RouterLink, TableGhost],
  template: `
    <div class="page">
      <div class="page-head">
        <div>
          <h1>{{ t().title }}</h1>
          <p>{{ t().text }}</p>
        </div>
        @if (canWrite()) {
          <a class="btn btn-primary" routerLink="/knowledge/new"><v-icon name="plus" />{{ t().add }}</a>
        }
      </div>
      <input
        #field
        class="input search"
        type="search"
        [attr.aria-label]="t().search"
        [placeholder]="t().search"
        [value]="typed()"
        (input)="typed.set(field.value)"
      />
      <div class="card sheet">
        @if (list.error()) {
          <v-error-state [error]="list.error()" (retry)="list.reload()" />
        } @else if (shown(); as list) {
          @if (list.items.length === 0) {
            <v-empty-state
              icon="book-open"
              [title]="q() ? t().none : t().empty"
              [text]="q() ? t().noneText : t().emptyText"
            />
          } @else {
            <table class="table">
              <thead>
                <tr>
                  <th scope="col">{{ t().name }}</th>
                  <th scope="col">{{ t().category }}</th>
                  <th scope="col">{{ t().audience }}</th>
                  <th scope="col">{{ t().state }}</th>
                  <th scope="col">{{ t().answers }}</th>
                  <th scope="col">{{ t().updated }}</th>
                </tr>
              </thead>
              <tbody>
                @for (row of list.items; track row.id) {
                  <tr>
                    <td>
                      <a [routerLink]="['/knowledge', row.id]"
                        ><strong>{{ titleOf(row) }}</strong></a
                      >
                    </td>
                    <td>{{ row.category }}</td>
                    <td>
                      {{ row.audience === 'clients' ? t().chosen(row.clients) : t().audiences[row.audience] }}
                    </td>
                    <td>
                      <span
                        class="chip"
                        [class.chip-ok]="row.state === 'published'"
                        [class.chip-warn]="row.state === 'changed'"
                        >{{ t().states[row.state] }}</span
                      >
                    </td>
                    <td>
                      @if (row.helped + row.failed > 0) {
                        {{ t().yes(row.helped | vNumber) }} · {{ t().no(row.failed | vNumber) }}
                      } @else {
                        <span class="muted">{{ t().noAnswer }}</span>
                      }
                    </td>
                    <td>{{ row.updatedAt | vInstant }}</td>
                  </tr>
                }
              </tbody>
            </table>
          }
        } @else {
          <app-table-ghost />
        }
      </div>
    </div>
  `,
  styles: `
    .search {
      max-width: 360px;
      margin-block-end: 12px;
    }
  `,
})
export class KnowledgePage {
  // From the address.
  readonly q = input<string>();
  readonly #router = inject(Router);
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(knowledgeTexts);
  protected readonly canWrite = computed(() => this.#session.can('tickets.work'));
  protected readonly typed = typedQuery(this.q, (q) => {
    void this.#router.navigate([], { queryParams: { q: q || null }, replaceUrl: true });
  });
  protected readonly list = httpResource(
    () => ({ url: '/api/articles', params: { q: (this.q() ?? '').slice(0, 200) } }),
    { parse: (raw) => articleList.parse(raw) },
  );
  protected readonly shown = keepLast(this.list);

  protected titleOf({ titles }: ArticleRow): string {
    return titles[this.#locale()] ?? titles.fr ?? titles.en ?? '';
  }
}
