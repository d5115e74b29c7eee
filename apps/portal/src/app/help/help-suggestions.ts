import { httpResource } from '@angular/common/http';
import { Component, computed, debounced, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import { helpList } from '@vigie/wire';
import { helpTexts } from './texts';

const shortest = 4;

/** Three articles at most that may answer what is being written; they open beside it, so that nothing is lost. */
@Component({
  selector: 'app-help-suggestions',
  template: `
    <div aria-live="polite">
      @if (shown().length > 0) {
        <div class="help-suggestions">
          <p>{{ t().suggestions }}</p>
          <ul>
            @for (article of shown(); track article.id) {
              <li>
                <a target="_blank" rel="noopener" [href]="'aide/' + article.id">{{ article.title }}</a>
              </li>
            }
          </ul>
        </div>
      }
    </div>
  `,
})
export class HelpSuggestions {
  readonly text = input.required<string>();
  protected readonly t = injectTexts(helpTexts);
  readonly #settled = debounced(() => this.text().trim().slice(0, 200), 500);
  readonly #found = httpResource(
    () => {
      const q = this.#settled.value();
      return q.length < shortest ? undefined : { url: '/api/portal/help-suggestions', params: { q } };
    },
    { parse: (body) => helpList.parse(body) },
  );
  /** Help is not worth an error: when it cannot be had, the form stays as it is. */
  protected readonly shown = computed(() => (this.#found.hasValue() ? this.#found.value().items : []));
}
