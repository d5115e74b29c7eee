import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { Icon, LiveEvents, Locale, formatInstant, injectTexts } from '@vigie/ui';
import { type RequestProgress, requestProgress } from '@vigie/wire';
import { accountTexts } from './texts';

type Item = RequestProgress['items'][number];

/** How the work on an account goes, in plain words; nothing while none is planned. */
@Component({
  selector: 'app-account-progress',
  imports: [Icon],
  template: `
    @if (items().length > 0) {
      <section aria-labelledby="progress-title">
        <h2 id="progress-title" class="section-title">{{ t().title }}</h2>
        @for (item of items(); track $index) {
          <h3 class="section-small">{{ t().kinds[item.kind](item.name) }}</h3>
          <p class="hint" aria-live="polite">{{ stateOf(item) }}</p>
          @if (item.state !== 'cancelled') {
            <ol class="stages" role="list">
              @for (stage of item.stages; track stage.stage) {
                <li [class]="'stage-' + stage.state">
                  <span class="stage-mark" aria-hidden="true">
                    @if (stage.state === 'done') {
                      <v-icon name="check" [size]="14" />
                    }
                  </span>
                  <span>{{ t().stages[stage.stage] }}</span>
                  <span class="stage-state">{{ t().stageStates[stage.state] }}</span>
                </li>
              }
            </ol>
          }
        }
      </section>
    }
  `,
})
export class AccountProgress {
  readonly id = input.required<string>();
  readonly #locale = inject(Locale).current;
  readonly #texts = injectTexts(accountTexts);
  protected readonly t = computed(() => this.#texts().progress);
  readonly #read = httpResource(() => `/api/portal/requests/${encodeURIComponent(this.id())}/progress`, {
    parse: (body) => requestProgress.parse(body),
  });
  /** What was read last: a failed refresh in the background takes nothing away from the reader. */
  protected readonly items = linkedSignal<readonly Item[] | undefined, readonly Item[]>({
    source: () => (this.#read.hasValue() ? this.#read.value().items : undefined),
    computation: (fresh, previous) => fresh ?? previous?.value ?? [],
  });

  constructor() {
    inject(LiveEvents).watch((event) => {
      if (event === null || event.type === 'plan.changed' || event.type === 'ticket.changed')
        this.#read.reload();
    });
  }

  protected stateOf({ state, runAt, endedAt }: Item): string {
    const at = state === 'completed' ? endedAt : runAt;
    return this.t().states[state](at === null ? '' : formatInstant(at, 'long', this.#locale()));
  }
}
