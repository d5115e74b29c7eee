import { Component, computed, inject, input } from '@angular/core';
import { DayPipe, Icon, Ticker, injectTexts } from '@vigie/ui';
import { localDateOf, warrantyStatus } from '@vigie/rules';
import { estateTexts } from './estate.texts';

/** The end of a warranty; coloured only while it is near, with words beside the colour. */
@Component({
  selector: 'app-warranty-mark',
  imports: [DayPipe, Icon],
  template: `
    @if (end(); as day) {
      <span [class.near]="status() === 'near'" [class.ended]="status() === 'ended'">
        @if (status() === 'near') {
          <v-icon name="clock" [size]="13" />
        }
        {{ day | vDay: 'numeric' }}
        @if (status() === 'near') {
          <small>{{ t().warrantyNear }}</small>
        } @else if (status() === 'ended') {
          <small>{{ t().warrantyEnded }}</small>
        }
      </span>
    }
  `,
  styles: `
    small {
      white-space: nowrap;
    }
    .near {
      color: var(--warn);
    }
    .ended {
      color: var(--ink-3);
    }
  `,
})
export class WarrantyMark {
  readonly end = input.required<string | null>();
  readonly #ticker = inject(Ticker);
  protected readonly t = injectTexts(estateTexts);
  protected readonly status = computed(() =>
    warrantyStatus(this.end(), localDateOf(new Date(this.#ticker.now()).toISOString(), 'Europe/Paris')),
  );
}
