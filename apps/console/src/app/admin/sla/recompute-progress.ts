import { httpResource } from '@angular/common/http';
import { Component, DestroyRef, computed, effect, inject, signal } from '@angular/core';
import { InstantPipe, Locale, formatNumber, injectTexts } from '@vigie/ui';
import { type SlaRecompute, slaRecomputes } from '@vigie/wire';
import { keepLast } from '../../core/resources';
import { slaTexts } from './sla.texts';

const betweenReadsMs = 1000;
/** How often we look for a run that was asked for a moment ago and has not begun. */
const patience = 10;
const shown = 3;

/** How far the open clocks follow the last changes; reads again while one is under way. */
@Component({
  selector: 'app-recompute-progress',
  imports: [InstantPipe],
  template: `
    @if (runs().length > 0) {
      <section class="card" [attr.aria-label]="t().title">
        <h2>{{ t().title }}</h2>
        @for (run of runs(); track run.id) {
          <p>
            <span class="what">{{ t().causes[run.cause](run.label) }}</span>
            <time class="muted">{{ run.startedAt | vInstant }}</time>
            @if (run.finishedAt) {
              <span class="muted">{{ t().finished }}</span>
            } @else {
              <progress
                [max]="run.total || 1"
                [value]="run.done"
                [attr.aria-label]="t().causes[run.cause](run.label)"
              ></progress>
              <span role="status">{{ t().progress(said(run.done), said(run.total)) }}</span>
            }
            <span class="result">{{ resultOf(run) }}</span>
          </p>
        }
      </section>
    }
  `,
  styles: `
    section {
      display: grid;
      gap: 6px;
      padding: 12px 14px;
    }
    h2 {
      font-size: var(--text-13);
    }
    p {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
      font-size: var(--text-12);
    }
    progress {
      width: 120px;
      accent-color: var(--accent);
    }
    .result {
      margin-inline-start: auto;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class RecomputeProgress {
  readonly #texts = injectTexts(slaTexts);
  readonly #locale = inject(Locale).current;
  protected readonly t = computed(() => this.#texts().recompute);
  readonly #resource = httpResource(() => '/api/sla/recomputes', {
    parse: (raw) => slaRecomputes.parse(raw),
  });
  readonly #last = keepLast(this.#resource);
  protected readonly runs = computed(() => (this.#last()?.items ?? []).slice(0, shown));
  readonly #expected = signal(0);

  constructor() {
    let timer: ReturnType<typeof setTimeout> | undefined;
    effect(() => {
      const running = this.runs().some(({ finishedAt }) => finishedAt === null);
      if (this.#resource.isLoading() || (!running && this.#expected() === 0)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        this.#expected.update((left) => Math.max(0, left - 1));
        this.#resource.reload();
      }, betweenReadsMs);
    });
    inject(DestroyRef).onDestroy(() => clearTimeout(timer));
  }

  /** A change was saved: its run begins in a moment. */
  expect(): void {
    this.#expected.set(patience);
    this.#resource.reload();
  }

  protected said(count: number): string {
    return formatNumber(count, this.#locale());
  }

  protected resultOf({ earlier, later, late }: SlaRecompute): string {
    return this.t().result(this.said(earlier), this.said(later), this.said(late));
  }
}
