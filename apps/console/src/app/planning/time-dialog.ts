import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, formatHours, injectTexts, sharedTexts } from '@vigie/ui';
import { localDateOf, parseMinutes, timeActivities } from '@vigie/rules';
import type { TimeEntry } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { planningTexts } from './planning.texts';

export interface TimeDialogData {
  ticketId: string;
  entry: TimeEntry | null;
}

/** What is typed. */
interface TimeDraft {
  length: string;
  day: string;
  activity: string;
  comment: string;
  billable: boolean;
}

/** Time typed, or corrected; closes with true once it is kept. */
@Component({
  selector: 'app-time-dialog',
  imports: [FormField],
  template: `
    <form class="panel-form" novalidate (submit)="submit($event)">
      <h2>{{ entry ? t().spent.editTitle : t().spent.add }}</h2>
      <div class="two-fields">
        <p class="field">
          <label for="time-length">{{ t().length }}</label>
          <input
            id="time-length"
            class="input"
            autocomplete="off"
            aria-describedby="time-help"
            [placeholder]="t().lengthHint"
            [attr.aria-invalid]="bad()"
            [formField]="form.length"
          />
          @if (bad()) {
            <span id="time-help" class="field-error" role="alert">{{ t().badLength }}</span>
          } @else {
            <span id="time-help" class="hint">{{ t().lengthHint }}</span>
          }
        </p>
        <p class="field">
          <label for="time-day">{{ t().date }}</label>
          <input id="time-day" class="input" type="date" [formField]="form.day" />
        </p>
      </div>
      <p class="field">
        <label for="time-activity">{{ t().spent.activity }}</label>
        <select id="time-activity" class="select" [formField]="form.activity">
          @for (activity of activities; track activity) {
            <option [value]="activity">{{ t().spent.activities[activity] }}</option>
          }
        </select>
      </p>
      <p class="field">
        <label for="time-comment">{{ t().spent.comment }}</label>
        <textarea id="time-comment" class="textarea" rows="2" [formField]="form.comment"></textarea>
      </p>
      <label class="check"
        ><input type="checkbox" [formField]="form.billable" /> {{ t().spent.billable }}</label
      >
      @if (problem(); as problem) {
        <p class="notice notice-bad" role="alert">{{ problem.message }}</p>
      }
      <p class="form-actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary" [attr.aria-disabled]="busy()">
          {{ entry ? shared().actions.save : t().spent.save }}
        </button>
      </p>
    </form>
  `,
})
export class TimeDialog {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #data = inject<TimeDialogData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly t = injectTexts(planningTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly activities = timeActivities;
  protected readonly entry = this.#data.entry;
  readonly #model = signal<TimeDraft>({
    length: this.entry ? formatHours(this.entry.minutes * 60_000) : '',
    day: this.entry?.day ?? localDateOf(new Date().toISOString(), 'Europe/Paris'),
    activity: this.entry?.activity ?? 'remote',
    comment: this.entry?.comment ?? '',
    billable: this.entry?.billable ?? false,
  });
  protected readonly form = form(this.#model);
  protected readonly bad = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    const { length, comment, ...rest } = this.#model();
    const minutes = parseMinutes(length);
    this.bad.set(minutes === undefined);
    if (minutes === undefined || this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#save({ ...rest, minutes, comment: comment.trim() || null }));
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #save(body: object) {
    const { ticketId, entry } = this.#data;
    if (!entry) return this.#http.post('/api/time/entries', { ...body, ticketId });
    return this.#http.patch(`/api/time/entries/${entry.id}`, { ...body, version: entry.version });
  }
}
