import { Component, computed, inject, input } from '@angular/core';
import type { ClockBrief } from '@vigie/wire';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';
import { Locale } from '../text/locale';
import { Ticker } from '../time/ticker';
import { type ClockTone, viewOfClock } from './clock-view';

const signs: Record<ClockTone, IconName | null> = {
  ok: null,
  warn: 'timer',
  bad: 'triangle-alert',
  paused: 'pause',
  done: 'check',
  none: null,
};

/** Remaining time of a clock, ticking. Words and a sign say what the colour says. */
@Component({
  selector: 'v-sla-badge',
  imports: [Icon],
  template: `
    @if (sign(); as name) {
      <v-icon [name]="name" [size]="12" />
    }
    <span aria-hidden="true">{{ text() }}</span>
    <span class="visually-hidden">{{ sentence() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      /* A cell of a table would leave its sign out of the reckoning, and cut the words. */
      width: max-content;
      gap: 4px;
      align-items: center;
      padding: 1px 7px;
      border-radius: 5px;
      background: var(--quiet-wash);
      color: var(--ink-2);
      font-size: var(--text-12);
      font-weight: var(--weight-strong);
      line-height: 20px;
      white-space: nowrap;
    }
    :host(.ok) {
      background: var(--ok-wash);
      color: var(--ok);
    }
    :host(.warn) {
      background: var(--warn-wash);
      color: var(--warn);
    }
    :host(.bad) {
      background: var(--bad-wash);
      color: var(--bad);
    }
    :host(.none) {
      background: none;
      padding-inline: 0;
      color: var(--ink-2);
      font-weight: 400;
    }
  `,
  host: { '[class]': 'tone()', '[attr.title]': 'sentence()' },
})
export class SlaBadge {
  readonly clock = input.required<ClockBrief | null>();

  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  readonly #view = computed(() => viewOfClock(this.clock(), this.#now(), this.#locale()));
  protected readonly tone = computed(() => this.#view().tone);
  protected readonly text = computed(() => this.#view().text);
  protected readonly sentence = computed(() => this.#view().sentence);
  protected readonly sign = computed(() => signs[this.tone()]);
}
