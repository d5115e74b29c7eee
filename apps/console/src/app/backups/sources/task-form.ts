import { Component, input, output, signal } from '@angular/core';
import { Icon, type ShownProblem, injectTexts } from '@vigie/ui';
import { JobPicker, type JobChoice } from './job-picker';
import { sourcesTexts } from './sources.texts';

/** Which job a task of a NAS is of. */
@Component({
  selector: 'app-task-form',
  imports: [Icon, JobPicker],
  template: `
    <form novalidate (submit)="submit($event)">
      <div>
        <h3>{{ t().mapTitle }}</h3>
        <p class="hint">{{ t().mapText }}</p>
      </div>
      <div class="field">
        <label for="task-job">{{ t().job }}</label>
        <app-job-picker inputId="task-job" [invalid]="tried() && !job()" [(value)]="job" />
        @if (tried() && !job()) {
          <span class="field-error">{{ t().chooseJob }}</span>
        }
      </div>
      @if (problem(); as problem) {
        <p class="notice notice-bad" role="alert"><v-icon name="circle-alert" />{{ problem.message }}</p>
      }
      <p class="form-actions">
        <button type="submit" class="btn btn-primary" [attr.aria-disabled]="busy()">{{ t().map }}</button>
      </p>
    </form>
  `,
  styleUrl: './rule-form.css',
})
export class TaskForm {
  readonly problem = input.required<ShownProblem | null>();
  readonly busy = input.required<boolean>();
  readonly mapped = output<string>();

  protected readonly t = injectTexts(sourcesTexts);
  /** Nothing is proposed: a name that is alike proves nothing. */
  protected readonly job = signal<JobChoice | null>(null);
  protected readonly tried = signal(false);

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const job = this.job();
    if (job && !this.busy()) this.mapped.emit(job.id);
  }
}
