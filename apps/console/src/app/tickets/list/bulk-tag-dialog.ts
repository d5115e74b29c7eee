import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { injectTexts, sharedTexts } from '@vigie/ui';
import { bulkTexts } from '../bulk.texts';
import { tieTexts } from '../ties.texts';
import { TagField } from './tag-field';

export interface BulkTagQuestion {
  title: string;
  /** Whether a tag that nobody used yet may be named. */
  makes: boolean;
}

/** Asks for a tag by its name; closes with it. */
@Component({
  selector: 'app-bulk-tag-dialog',
  imports: [TagField],
  template: `
    <h2>{{ question.title }}</h2>
    <app-tag-field
      inputId="bulk-tag"
      [label]="t().tagName"
      [placeholder]="t().tagName"
      [make]="question.makes ? ties().tags.make : undefined"
      (chosen)="dialog.close($event.name)"
    />
    <p class="actions">
      <button type="button" class="btn" (click)="dialog.close()">{{ common().actions.cancel }}</button>
    </p>
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      min-height: 340px;
      padding: 20px;
      grid-template-rows: auto auto 1fr;
    }
    .actions {
      display: flex;
      align-items: end;
      justify-content: flex-end;
    }
  `,
})
export class BulkTagDialog {
  protected readonly question = inject<BulkTagQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly t = injectTexts(bulkTexts);
  protected readonly ties = injectTexts(tieTexts);
  protected readonly common = injectTexts(sharedTexts);
}
