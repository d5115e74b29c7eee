import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { MaxChars, type ShownProblem, Toasts, dateOfInstant, injectTexts } from '@vigie/ui';
import type { Reference } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { reminderTexts } from './reminders.texts';

/** The day by which a client promised to pay; closes with `true` when it was noted. */
@Component({
  selector: 'app-promise-panel',
  imports: [MaxChars, PanelFoot, PanelHead],
  template: `
    <form class="panel-form" novalidate (submit)="save($event)">
      <app-panel-head [heading]="t().pauses.title(client.name)" />
      <p class="muted">{{ t().pauses.hint }}</p>
      <p class="field">
        <label for="promise-day">{{ t().pauses.until }}</label>
        <input
          #dayField
          id="promise-day"
          class="input"
          type="date"
          [min]="today"
          [attr.aria-invalid]="tried() && until() === ''"
          (change)="until.set(dayField.value)"
        />
      </p>
      <p class="field">
        <label for="promise-reason">{{ t().pauses.reason }}</label>
        <input
          #reasonField
          id="promise-reason"
          class="input"
          type="text"
          autocomplete="off"
          [vMax]="500"
          [attr.aria-invalid]="tried() && reason().trim() === ''"
          (input)="reason.set(reasonField.value)"
        />
        @if (tried() && (until() === '' || reason().trim() === '')) {
          <span class="field-error" role="alert">{{ t().pauses.missing }}</span>
        }
      </p>
      <app-panel-foot [problem]="problem()" [busy]="busy()" />
    </form>
  `,
})
export class PromisePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly client = inject<Reference>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = injectTexts(reminderTexts);
  protected readonly today = dateOfInstant(Date.now());
  protected readonly until = signal('');
  protected readonly reason = signal('');
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const [until, reason] = [this.until(), this.reason().trim()];
    if (until === '' || reason === '' || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const url = `/api/reminder-settings/clients/${this.client.id}/pauses`;
      await firstValueFrom(this.#http.post(url, { kind: 'promise', until, reason }));
      this.#toasts.show(this.t().pauses.saved);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }
}
