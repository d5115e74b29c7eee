import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, formatHours, injectTexts, sharedTexts } from '@vigie/ui';
import { localDateOf, parseMinutes, timeActivities } from '@vigie/rules';
import { type TimeEntry, ticketTime } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { planningTexts } from './planning.texts';

export interface TimeDialogData {
  ticketId: string;
  entry: TimeEntry | null;
}

/** What is typed. */
interface TimeDraft {
  length: string;
  day: string;
  activity: TimeEntry['activity'];
  comment: string;
  billable: boolean;
}

const draftOf = ({ minutes, day, activity, comment, billable }: TimeEntry): TimeDraft => ({
  length: formatHours(minutes * 60_000),
  ...{ day, activity, billable, comment: comment ?? '' },
});

/** Time typed, or corrected; closes with true once it is kept. */
@Component({
  selector: 'app-time-dialog',
  imports: [EditClash, FormField],
  template: `
    <form class="panel-form" novalidate (submit)="$event.preventDefault(); submit()">
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
      <app-edit-clash [edit]="edit" (again)="submit()" />
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
  readonly #base = signal(this.entry);
  readonly #model = signal<TimeDraft>(
    this.entry
      ? draftOf(this.entry)
      : {
          ...{ length: '', activity: 'remote', comment: '', billable: false },
          day: localDateOf(new Date().toISOString(), 'Europe/Paris'),
        },
  );
  readonly #kit = injectTexts(kitTexts);
  protected readonly edit = new Edit<TimeEntry, TimeDraft>({
    base: this.#base,
    read: async () =>
      ticketTime
        .parse(await firstValueFrom(this.#http.get(`/api/tickets/${this.#data.ticketId}/time`)))
        .items.find(({ id }) => id === this.entry?.id),
    stateOf: draftOf,
    state: this.#model,
    show: (state) => this.#model.set(state),
    say: (state) => this.#say(state),
  });
  protected readonly form = form(this.#model);
  protected readonly bad = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async submit(): Promise<void> {
    const { length, comment, ...rest } = this.#model();
    const minutes = parseMinutes(length);
    this.bad.set(minutes === undefined);
    if (minutes === undefined || this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#save({ ...rest, minutes, comment: comment.trim() || null }));
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #save(body: object) {
    const { ticketId } = this.#data;
    const entry = this.#base();
    if (!entry) return this.#http.post('/api/time/entries', { ...body, ticketId });
    return this.#http.patch(`/api/time/entries/${entry.id}`, { ...body, version: entry.version });
  }

  #say({ length, day, activity, comment, billable }: TimeDraft): Record<keyof TimeDraft, Said> {
    const t = this.t();
    const { yes, no } = this.#kit();
    return {
      length: [t.length, length],
      day: [t.date, day],
      activity: [t.spent.activity, t.spent.activities[activity]],
      comment: [t.spent.comment, comment],
      billable: [t.spent.billable, billable ? yes : no],
    };
  }
}
