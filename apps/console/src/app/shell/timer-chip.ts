import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Icon, Ticker, formatHours, injectTexts } from '@vigie/ui';
import { TimerStore } from '../core/timer-store';
import { planningTexts } from '../planning/planning.texts';

/** The timer that runs: on which ticket, for how long, and how to stop it. */
@Component({
  selector: 'app-timer-chip',
  imports: [Icon, RouterLink],
  template: `
    @if (store.timer(); as timer) {
      <span class="chip" role="group" [attr.aria-label]="t().spent.running(timer.ticket.number)">
        <v-icon name="timer" [size]="14" />
        <a [routerLink]="['/tickets', timer.ticket.id]" [title]="timer.ticket.subject">{{
          timer.ticket.number
        }}</a>
        <span class="length">{{ length() }}</span>
        <button type="button" class="btn btn-quiet btn-small" (click)="store.stop()">
          {{ t().spent.stop }}
        </button>
        <button
          type="button"
          class="btn btn-quiet btn-icon btn-small"
          [attr.aria-label]="t().spent.discard"
          [title]="t().spent.discard"
          (click)="store.discard()"
        >
          <v-icon name="x" [size]="12" />
        </button>
      </span>
    }
  `,
  styles: `
    .chip {
      display: inline-flex;
      gap: 6px;
      align-items: center;
      background: var(--accent-wash);
      color: var(--accent);
    }
    .length {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class TimerChip {
  readonly #now = inject(Ticker).now;
  protected readonly store = inject(TimerStore);
  protected readonly t = injectTexts(planningTexts);
  protected readonly length = computed(() => {
    const timer = this.store.timer();
    return timer ? formatHours(Math.max(0, this.#now() - Date.parse(timer.startedAt))) : '';
  });
}
