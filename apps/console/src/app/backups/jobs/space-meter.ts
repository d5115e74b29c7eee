import { Component, computed, inject, input } from '@angular/core';
import { Locale, formatBytes, formatNumber, injectTexts } from '@vigie/ui';
import { jobTexts } from './jobs.texts';

const [near, full] = [80, 100];

/** How much of its quota something takes: a bar, and the share in figures. */
@Component({
  selector: 'app-space-meter',
  template: `
    <span class="row" [title]="words()">
      <span class="bar" aria-hidden="true"><i [style.width.%]="width()" [class]="level()"></i></span>
      <span class="share" [class]="level()">{{ share() }}</span>
    </span>
  `,
  styles: `
    .row {
      display: flex;
      gap: 6px;
      align-items: center;
      justify-content: flex-end;
      font-size: var(--text-11);
    }
    .bar {
      width: 64px;
      height: 4px;
      overflow: hidden;
      border-radius: 2px;
      background: var(--line);
    }
    i {
      display: block;
      height: 100%;
      background: var(--accent);
    }
    i.near {
      background: var(--warn);
    }
    i.full {
      background: var(--bad);
    }
    .share {
      min-width: 36px;
      color: var(--ink-3);
      text-align: end;
    }
    .share.near {
      color: var(--warn);
    }
    .share.full {
      color: var(--bad);
    }
  `,
})
export class SpaceMeter {
  /** In bytes. */
  readonly used = input.required<number>();
  readonly quota = input.required<number>();
  readonly #locale = inject(Locale).current;
  readonly #t = injectTexts(jobTexts);
  readonly #percent = computed(() => (this.quota() > 0 ? (this.used() / this.quota()) * 100 : 100));
  protected readonly width = computed(() => Math.min(this.#percent(), 100));
  protected readonly share = computed(
    () => `${formatNumber(Math.floor(this.#percent()), this.#locale())}\u202f%`,
  );
  protected readonly words = computed(() => this.#t().of(formatBytes(this.quota(), this.#locale())));
  protected readonly level = computed(() => {
    if (this.#percent() >= full) return 'full';
    return this.#percent() >= near ? 'near' : '';
  });
}
