import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import { InstantPipe, Locale, Toasts, formatInstant, injectTexts } from '@vigie/ui';
import { exceptionOf } from '@vigie/rules';
import { type SeriesOccurrence, interventionSeries } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { planningTexts } from './planning.texts';

/** The series of an intervention: how many, until when, and which went their own way; each of these can go back. */
@Component({
  selector: 'app-series-section',
  imports: [InstantPipe],
  template: `
    @if (items().length > 0) {
      <h3 class="label-small">{{ t().series.title }}</h3>
      <p class="muted">
        {{
          t().series.span(items().length, items()[0]?.startsAt | vInstant: 'date', last() | vInstant: 'date')
        }}
      </p>
      @if (exceptions().length > 0) {
        <ul role="list" [attr.aria-label]="t().series.exceptions">
          @for (one of exceptions(); track one.id) {
            <li>
              <span>{{ wordsOf(one) }}</span>
              @if (one.mayReturn && canWork()) {
                <button
                  type="button"
                  class="btn btn-small"
                  [attr.aria-label]="t().series.returnOf(one.recurrenceAt | vInstant)"
                  (click)="putBack(one)"
                >
                  {{ t().series.return }}
                </button>
              }
            </li>
          }
        </ul>
        @if (canWork() && returnable().length > 1) {
          <p class="form-actions">
            <button type="button" class="btn btn-small" (click)="putBackAll()">
              {{ t().series.returnAll }}
            </button>
          </p>
        }
      } @else {
        <p class="muted">{{ t().series.regular }}</p>
      }
    }
  `,
  styles: `
    .form-actions {
      margin-block-start: 8px;
    }
    ul {
      margin: 6px 0 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
      padding-block: 4px;
      border-block-start: 1px solid var(--line-soft);
    }
  `,
})
export class SeriesSection {
  readonly interventionId = input.required<string>();
  readonly canWork = input(false);
  /** An exception was undone. */
  readonly changed = output();

  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(planningTexts);
  readonly #series = httpResource(() => `/api/interventions/${this.interventionId()}/series`, {
    parse: (raw) => interventionSeries.parse(raw),
  });
  readonly #last = keepLast(this.#series);
  protected readonly items = computed(() => this.#last()?.items ?? []);
  protected readonly last = computed(() => this.items().at(-1)?.startsAt);
  protected readonly exceptions = computed(() => this.items().filter((one) => exceptionOf(one) !== null));

  protected readonly returnable = computed(() => this.exceptions().filter(({ mayReturn }) => mayReturn));

  protected wordsOf(one: SeriesOccurrence): string {
    const [was, is] = [one.recurrenceAt ?? one.startsAt, one.startsAt].map((at) =>
      formatInstant(at, 'short', this.#locale()),
    );
    return exceptionOf(one) === 'cancelled'
      ? this.t().series.cancelled(was ?? '')
      : this.t().series.moved(was ?? '', is ?? '');
  }

  /** The first one, and those that follow. */
  protected async putBackAll(): Promise<void> {
    const [first] = this.returnable();
    if (first) await this.putBack(first, true);
  }

  protected async putBack({ id, version }: SeriesOccurrence, following = false): Promise<void> {
    try {
      await firstValueFrom(this.#http.post(`/api/interventions/${id}/return`, { version, following }));
      this.#toasts.show(this.t().series.returned);
      this.changed.emit();
    } catch (error) {
      this.#failures.toast(error);
    }
    this.#series.reload();
  }
}
