import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { injectTexts, sharedTexts } from '@vigie/ui';
import { type Level, priorityOf } from '@vigie/rules';
import { LevelFields } from './level-fields';
import type { PriorityChange } from '../ticket-writes';
import { ticketTexts } from '../tickets.texts';

/** Impact and urgency make the priority; a reason goes with the change. */
@Component({
  selector: 'app-priority-dialog',
  imports: [FormField, LevelFields],
  template: `
    <form novalidate (submit)="submit($event)">
      <h2>{{ t().reason.priorityTitle }}</h2>
      <app-level-fields [(impact)]="impact" [(urgency)]="urgency" />
      <p class="notice">{{ t().reason.result(t().priorities[priority()]) }}</p>
      <p class="field">
        <label for="priority-reason">{{ t().reason.label }}</label>
        <textarea
          id="priority-reason"
          class="textarea"
          rows="2"
          [attr.aria-invalid]="missing()"
          [formField]="form.reason"
        ></textarea>
        @if (missing()) {
          <span class="field-error" role="alert">{{ t().reason.required }}</span>
        }
      </p>
      <p class="actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary">{{ shared().actions.save }}</button>
      </p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
      padding: 20px;
    }
    .actions {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
    }
  `,
})
export class PriorityDialog {
  protected readonly dialog = inject<DialogRef<PriorityChange>>(DialogRef);
  readonly #start = inject<{ impact: Level; urgency: Level }>(DIALOG_DATA);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly impact = signal(this.#start.impact);
  protected readonly urgency = signal(this.#start.urgency);
  readonly #model = signal({ reason: '' });
  protected readonly form = form(this.#model);
  protected readonly tried = signal(false);
  protected readonly missing = computed(() => this.tried() && this.#model().reason.trim() === '');
  protected readonly priority = computed(() => priorityOf(this.impact(), this.urgency()));

  protected submit(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    const reason = this.#model().reason.trim();
    if (reason !== '') this.dialog.close({ impact: this.impact(), urgency: this.urgency(), reason });
  }
}
