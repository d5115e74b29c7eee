import { Component, inject, input, linkedSignal, output, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Icon, Locale, type ShownProblem, injectTexts } from '@vigie/ui';
import { type BackupReportDetail, type PlacedReport, backupWords, placedReport } from '@vigie/wire';
import { JobPicker, type JobChoice } from './job-picker';
import { sourcesTexts } from './sources.texts';

/** What a person read in a report: a run by hand that says who. */
@Component({
  selector: 'app-hand-form',
  imports: [FormField, Icon, JobPicker],
  template: `
    <form novalidate (submit)="submit($event)">
      <div>
        <h3>{{ t().handTitle }}</h3>
        <p class="hint">{{ t().handText }}</p>
      </div>
      <div class="pair">
        <div class="field">
          <label for="hand-job">{{ t().job }}</label>
          <app-job-picker inputId="hand-job" [invalid]="tried() && !job()" [(value)]="job" />
          @if (tried() && !job()) {
            <span class="field-error">{{ t().chooseJob }}</span>
          }
        </div>
        <p class="field">
          <label for="hand-outcome">{{ t().outcome }}</label>
          <select
            id="hand-outcome"
            class="select"
            [attr.aria-invalid]="tried() && !model().outcome"
            [formField]="form.outcome"
          >
            <option value=""></option>
            @for (one of outcomes; track one) {
              <option [value]="one">{{ words()[one] }}</option>
            }
          </select>
          @if (tried() && !model().outcome) {
            <span class="field-error">{{ t().chooseOutcome }}</span>
          }
        </p>
      </div>
      <p class="field">
        <label for="hand-note">{{ t().note }}</label>
        <input
          id="hand-note"
          class="input"
          autocomplete="off"
          [attr.aria-invalid]="tried() && !model().note.trim()"
          [formField]="form.note"
        />
        @if (tried() && !model().note.trim()) {
          <span class="field-error">{{ t().noteMissing }}</span>
        }
      </p>
      @if (problem(); as problem) {
        <p class="notice notice-bad" role="alert"><v-icon name="circle-alert" />{{ problem.message }}</p>
      }
      <p class="form-actions">
        <button type="submit" class="btn btn-primary" [attr.aria-disabled]="busy()">{{ t().record }}</button>
      </p>
    </form>
  `,
  styleUrl: './rule-form.css',
})
export class HandForm {
  readonly report = input.required<BackupReportDetail>();
  readonly problem = input.required<ShownProblem | null>();
  readonly busy = input.required<boolean>();
  readonly placed = output<PlacedReport>();

  protected readonly t = injectTexts(sourcesTexts);
  readonly #locale = inject(Locale).current;
  protected readonly words = () => backupWords[this.#locale()].outcomes;
  protected readonly outcomes = placedReport.shape.outcome.options;
  protected readonly job = linkedSignal<JobChoice | null>(() => {
    const { job, client } = this.report();
    return job && client ? { ...job, client } : null;
  });
  /** Nothing is proposed: the person says what they read. */
  protected readonly model = signal<{ outcome: PlacedReport['outcome'] | ''; note: string }>({
    outcome: '',
    note: '',
  });
  protected readonly form = form(this.model);
  protected readonly tried = signal(false);

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const job = this.job();
    const { outcome, note } = this.model();
    if (!job || !outcome || !note.trim() || this.busy()) return;
    this.placed.emit({ jobId: job.id, outcome, note: note.trim() });
  }
}
