import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { injectTexts, sharedTexts } from '@vigie/ui';

export interface Question {
  title: string;
  text: string;
  confirm: string;
  danger?: boolean;
}

/** Asks before what cannot be undone; closes with true when it is meant. */
@Component({
  selector: 'app-confirm-dialog',
  template: `
    <div class="panel-form">
      <h2>{{ question.title }}</h2>
      <p>{{ question.text }}</p>
      <p class="form-actions">
        <button type="button" class="btn" (click)="dialog.close(false)">
          {{ shared().actions.cancel }}
        </button>
        <button
          type="button"
          class="btn"
          [class.btn-danger]="question.danger"
          [class.btn-primary]="!question.danger"
          (click)="dialog.close(true)"
        >
          {{ question.confirm }}
        </button>
      </p>
    </div>
  `,
})
export class ConfirmDialog {
  protected readonly question = inject<Question>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly shared = injectTexts(sharedTexts);
}
