import { Component, computed, inject, input } from '@angular/core';
import { Icon, Locale, type ShownProblem, Skeleton, Ticker, formatDuration, injectTexts } from '@vigie/ui';
import { type PlanPreview, stepFailures } from '@vigie/wire';
import { Failures } from '../core/failures';
import { planFormTexts } from './plan-form.texts';
import { planTexts } from './plans.texts';
import { noticeWords, titleOf } from './step-view';
import { stepTexts } from './steps.texts';

/** What a plan that is being written will do, in its order. */
@Component({
  selector: 'app-plan-preview',
  imports: [Icon, Skeleton],
  template: `
    <h3>
      {{ t().preview }}
      @if (preview(); as plan) {
        <span class="muted">· {{ t().previewCount(plan.steps.length) }}</span>
      }
    </h3>
    @if (message(); as words) {
      <p class="notice" [class]="again() ? 'notice-warn' : 'notice-bad'" role="alert">
        <v-icon [name]="again() ? 'clock' : 'circle-alert'" />{{ words }}
      </p>
    }
    @if (again(); as left) {
      <p class="hint">{{ t().previewAgain(left) }}</p>
    }
    @if (preview(); as plan) {
      @for (notice of plan.notices; track $index) {
        <p class="notice notice-warn"><v-icon name="info" [size]="14" />{{ noticeWords(notice, words()) }}</p>
      }
      <ol [attr.aria-busy]="stale()">
        @for (step of plan.steps; track step.key) {
          <li>
            <span>{{ titleOf(step, steps().kinds) }}</span>
            <span class="channel">
              {{ steps().channels[step.channel] }}
              @if (step.irreversible) {
                · {{ steps().irreversible }}
              }
            </span>
          </li>
        }
      </ol>
    } @else if (stale()) {
      <v-skeleton width="70%" height="14px" /><v-skeleton width="85%" height="14px" />
      <v-skeleton width="60%" height="14px" />
    } @else if (!message()) {
      <p class="muted">{{ t().previewWaits }}</p>
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      align-content: start;
      min-width: 0;
    }
    ol {
      display: grid;
      gap: 5px;
      padding-inline-start: 24px;
      margin: 0;
      list-style: decimal;
    }
    /* Until the next reading has come; the words stay readable. */
    [aria-busy='true'] {
      box-shadow: -2px 0 0 var(--line-control);
    }
    li::marker {
      color: var(--ink-3);
      font-size: var(--text-11);
    }
    li > span:first-child {
      margin-inline-end: 8px;
      overflow-wrap: anywhere;
    }
    .channel {
      color: var(--ink-3);
      font-size: var(--text-11);
      white-space: nowrap;
    }
  `,
})
export class PlanPreviewList {
  readonly preview = input.required<PlanPreview | null>();
  readonly stale = input(false);
  readonly error = input<unknown>(null);
  /** When it is read again by itself, in milliseconds since the epoch. */
  readonly againAt = input<number | null>(null);

  readonly #failures = inject(Failures);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(planFormTexts);
  protected readonly words = injectTexts(planTexts);
  protected readonly steps = injectTexts(stepTexts);
  protected readonly titleOf = titleOf;
  protected readonly noticeWords = noticeWords;
  protected readonly message = computed(() => {
    const error = this.error();
    return error ? this.#said(this.#failures.read(error)) : null;
  });

  protected readonly again = computed(() => {
    const at = this.againAt();
    return at === null ? null : formatDuration(Math.max(0, at - this.#now()), this.#locale());
  });

  /** A refusal of Microsoft in the words of a step that failed, with the permissions that lack. */
  #said({ message, data }: ShownProblem): string {
    const code = stepFailures.find((one) => one === data['failure']);
    if (!code) return message;
    const { what } = this.steps().failures[code];
    const { permissions } = data;
    if (!Array.isArray(permissions) || permissions.length === 0) return `${message} ${what}`;
    return `${message} ${what.replace(/\.$/, '')} (${permissions.join(', ')}).`;
  }
}
