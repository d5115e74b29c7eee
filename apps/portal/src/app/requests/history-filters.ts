import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { Icon, injectTexts } from '@vigie/ui';
import { requestKinds } from '@vigie/rules';
import { requestAuthors } from '@vigie/wire';
import { newRequestTexts } from '../new-request/texts';
import { requestTexts } from './texts';

/** The filters of the list of requests, as the API takes them. */
export type HistoryQuery = Record<string, string>;

/** Period, kind and person, all in the address; and the same list as a file. */
@Component({
  selector: 'app-history-filters',
  imports: [Icon],
  template: `
    <details class="more history" [open]="count() > 0">
      <summary>
        <v-icon name="list-filter" />{{ count() > 0 ? t().history.some(count()) : t().history.title }}
      </summary>
      <div class="history-fields">
        <label
          >{{ t().history.from }}
          <input
            #from
            class="input"
            type="date"
            [value]="query()['from'] ?? ''"
            (change)="set({ du: from.value })"
          />
        </label>
        <label
          >{{ t().history.to }}
          <input
            #to
            class="input"
            type="date"
            [value]="query()['to'] ?? ''"
            (change)="set({ au: to.value })"
          />
        </label>
        <label
          >{{ t().history.kind }}
          <select #kind class="input" (change)="set({ type: kind.value })">
            <option value="">{{ t().history.everything }}</option>
            @for (one of kinds(); track one.key) {
              <option [value]="one.key" [selected]="one.key === query()['kind']">{{ one.name }}</option>
            }
          </select>
        </label>
        <label
          >{{ t().history.by }}
          <select #by class="input" (change)="set({ par: by.value })">
            <option value="">{{ t().history.everybody }}</option>
            @for (one of authors(); track one.id) {
              <option [value]="one.id" [selected]="one.id === query()['by']">{{ one.name }}</option>
            }
          </select>
        </label>
      </div>
      <p class="history-actions">
        <a class="btn" download [href]="exported('csv')"><v-icon name="download" />CSV</a>
        <a class="btn" download [href]="exported('xlsx')"><v-icon name="download" />Excel</a>
        @if (count() > 0) {
          <button type="button" class="link-button" (click)="set({ du: '', au: '', type: '', par: '' })">
            {{ t().history.clear }}
          </button>
        }
      </p>
    </details>
  `,
})
export class HistoryFilters {
  readonly query = input.required<HistoryQuery>();
  readonly #router = inject(Router);
  readonly #asked = injectTexts(newRequestTexts);
  protected readonly t = injectTexts(requestTexts);
  readonly #authors = httpResource(() => '/api/portal/request-authors', {
    parse: (body) => requestAuthors.parse(body),
  });
  protected readonly authors = computed(() => (this.#authors.hasValue() ? this.#authors.value().items : []));
  protected readonly kinds = computed(() =>
    requestKinds.map((key) => ({
      key,
      name: key === 'catalogue' ? this.t().history.catalogue : this.#asked().kinds[key].title,
    })),
  );
  protected readonly count = computed(
    () => ['from', 'to', 'kind', 'by'].filter((key) => this.query()[key]).length,
  );

  protected exported(format: 'csv' | 'xlsx'): string {
    return `/api/portal/request-export?${new URLSearchParams({ ...this.query(), format }).toString()}`;
  }

  protected set(params: Record<string, string>): void {
    const entries = Object.entries(params).map(([key, value]) => [key, value || null] as const);
    void this.#router.navigate([], {
      queryParams: Object.fromEntries(entries),
      queryParamsHandling: 'merge',
    });
  }
}
