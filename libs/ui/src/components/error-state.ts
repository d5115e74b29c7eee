import { Component, computed, inject, input, output } from '@angular/core';
import { mayPass } from '../http/may-pass';
import { problemOf } from '../http/problem';
import { Icon } from '../icon/icon';
import { Locale } from '../text/locale';
import { sharedTexts } from '../text/shared-texts';
import { injectTexts } from '../text/texts';

/** What failed, in words, and the way to try again where that can help. */
@Component({
  selector: 'v-error-state',
  imports: [Icon],
  template: `
    @if (problem().status === 404) {
      <v-icon class="quiet" name="search" [size]="20" />
      <p class="title">{{ title() || t().states.gone }}</p>
      <p class="text">{{ t().states.goneText }}</p>
    } @else if (problem().status === 403) {
      <v-icon class="quiet" name="lock" [size]="20" />
      <p class="title">{{ t().states.denied }}</p>
      <p class="text">{{ denied() || problem().message }}</p>
    } @else {
      <v-icon name="circle-alert" [size]="20" />
      <p class="title">{{ title() || t().states.failed }}</p>
      <p class="text">{{ problem().message }}</p>
      @if (problem().requestId; as id) {
        <p class="text">{{ t().states.incident(id) }}</p>
      }
      @if (mayPass()) {
        <button type="button" class="btn" (click)="retry.emit()">
          <v-icon name="refresh-cw" [size]="14" />{{ t().actions.retry }}
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 6px;
      padding: 40px 24px;
      text-align: center;
    }
    v-icon {
      color: var(--bad);
    }
    .quiet {
      color: var(--ink-3);
    }
    .btn v-icon {
      color: inherit;
    }
    .title {
      margin-block-start: 4px;
      font-weight: var(--weight-strong);
    }
    .text {
      max-width: 48ch;
      color: var(--ink-2);
    }
    .btn {
      margin-block-start: 6px;
    }
  `,
  host: { role: 'alert' },
})
export class ErrorState {
  readonly error = input.required<unknown>();
  readonly title = input('');
  /** Why one may not see this, and whom to ask, where that is known better than by the error. */
  readonly denied = input('');
  readonly retry = output();

  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(sharedTexts);
  protected readonly problem = computed(() => problemOf(this.error(), this.#locale()));
  protected readonly mayPass = computed(() => mayPass(this.problem()));
}
