import { Component, computed, inject, input, output } from '@angular/core';
import {
  Dialogs,
  Icon,
  Locale,
  Ticker,
  formatInstant,
  formatIsoDuration,
  injectTexts,
  sharedTexts,
  viewOfClock,
} from '@vigie/ui';
import type { Clock } from '@vigie/wire';
import { clockProgress } from './clock-progress';
import { ClockExplanation } from './clock-explanation';
import { ticketTexts } from '../tickets.texts';

/** The deadline as the hero: what is left, how much of the time is used, when, and why. */
@Component({
  selector: 'app-clock-hero',
  imports: [Icon],
  templateUrl: './clock-hero.html',
  styleUrl: './clock-hero.css',
})
export class ClockHero {
  readonly clock = input.required<Clock>();
  readonly canExplain = input(false);
  readonly explainBreach = output();

  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  readonly #dialogs = inject(Dialogs);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly ticks = [50, 75, 90, 100];

  readonly #view = computed(() => viewOfClock(this.clock(), this.#now(), this.#locale()));
  protected readonly tone = computed(() => this.#view().tone);
  protected readonly big = computed(() => this.#view().text);
  protected readonly sentence = computed(() => this.#view().sentence);
  protected readonly percent = computed(() => Math.floor(clockProgress(this.clock(), this.#now()) * 100));
  protected readonly label = computed(() => {
    const { kind, duration } = this.clock();
    const t = this.t().clock;
    return kind === 'promise' ? t.promise(formatIsoDuration(duration, this.#locale())) : t.kinds[kind];
  });
  protected readonly when = computed(() => {
    const { state, dueAt, stoppedAt, zone } = this.clock();
    const say = (at: string): string => formatInstant(at, 'long', this.#locale(), zone);
    if (state === 'met' && stoppedAt) return this.t().clock.metAt(say(stoppedAt));
    return dueAt ? say(dueAt) : '';
  });

  protected why(): void {
    this.#dialogs.openPanel(ClockExplanation, {
      label: this.t().clock.why,
      data: { clock: this.clock(), title: this.label() },
      width: '460px',
    });
  }
}
