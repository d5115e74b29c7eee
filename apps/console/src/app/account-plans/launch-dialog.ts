import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { Locale, Ticker, displayZone, formatDay, injectTexts, sharedTexts } from '@vigie/ui';
import type { AccountPlan, PlanLaunch } from '@vigie/wire';
import { localInstant } from '../simulators/local-instant';
import { planTexts } from './plans.texts';

type When = PlanLaunch['when'];

/** When a plan starts; closes with the answer. */
@Component({
  selector: 'app-launch-dialog',
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <h2>{{ t().launch.title }}</h2>
      <p class="muted">{{ t().launch.text(plan.steps.length) }}</p>
      <fieldset class="stack">
        <legend class="visually-hidden">{{ t().launch.title }}</legend>
        <label class="check">
          <input type="radio" name="at" [checked]="at() === 'now'" (change)="at.set('now')" />
          <span
            >{{ t().launch.now }}<span class="hint">{{ t().launch.nowHint }}</span></span
          >
        </label>
        @if (effective(); as day) {
          <label class="check">
            <input
              type="radio"
              name="at"
              [checked]="at() === 'effective-date'"
              (change)="at.set('effective-date')"
            />
            <span
              >{{ t().launch.effective(day)
              }}<span class="hint">{{
                t().launch.effectiveHints[plan.kind === 'departure' ? 'evening' : 'morning']
              }}</span></span
            >
          </label>
        }
        <label class="check">
          <input type="radio" name="at" [checked]="at() === 'instant'" (change)="at.set('instant')" />
          <span>{{ t().launch.instant }}</span>
        </label>
        @if (at() === 'instant') {
          <p class="field">
            <label for="launch-at">{{ t().launch.at }}</label>
            <input
              #field
              id="launch-at"
              class="input"
              type="datetime-local"
              [value]="local()"
              [attr.aria-invalid]="missing()"
              (input)="local.set(field.value)"
            />
            @if (missing()) {
              <span class="field-error" role="alert">{{ t().launch.atRequired }}</span>
            }
          </p>
        }
      </fieldset>
      <p class="form-actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary">{{ t().launch.confirm }}</button>
      </p>
    </form>
  `,
  styles: `
    fieldset {
      padding: 0;
      border: 0;
      margin: 0;
    }
    .check .hint {
      display: block;
    }
    .field {
      padding-inline-start: 24px;
    }
  `,
})
export class LaunchDialog {
  protected readonly plan = inject<AccountPlan>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<When>>(DialogRef);
  readonly #now = inject(Ticker).now;
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(planTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly effective = computed(() => {
    const { effectiveDate } = this.plan;
    const ahead = effectiveDate !== null && Date.parse(effectiveDate) > this.#now() - 86_400_000;
    return ahead ? formatDay(effectiveDate, this.#locale()) : null;
  });
  protected readonly at = signal<When['at']>('now');
  protected readonly local = signal('');
  readonly #tried = signal(false);
  readonly #instant = computed(() => {
    const instant = localInstant(this.local(), displayZone);
    return instant !== undefined && Date.parse(instant) > this.#now()
      ? new Date(Date.parse(instant)).toISOString()
      : null;
  });
  protected readonly missing = computed(() => this.#tried() && this.#instant() === null);

  protected submit(event: Event): void {
    event.preventDefault();
    const at = this.at();
    if (at !== 'instant') {
      this.dialog.close({ at });
      return;
    }
    this.#tried.set(true);
    const instant = this.#instant();
    if (instant !== null) this.dialog.close({ at, instant });
  }
}
