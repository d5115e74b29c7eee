import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import { kitTexts } from './kit.texts';

export interface ReasonQuestion {
  title: string;
  label: string;
  hint?: string;
  confirm: string;
  required: boolean;
  /** One line of at most so many characters, which Enter ends; a text of several lines when it is not said. */
  line?: number;
}

/** Asks for a reason in a few words; closes with the text, or with nothing. */
@Component({
  selector: 'app-reason-dialog',
  imports: [MaxChars],
  template: `
    <form novalidate (submit)="submit($event)">
      <h2>{{ question.title }}</h2>
      <p class="field">
        <label for="reason"
          >{{ question.label }}
          @if (!question.required) {
            <span class="muted">({{ t().optional }})</span>
          }
        </label>
        @if (question.line; as most) {
          <input
            #lineField
            id="reason"
            class="input"
            type="text"
            autocomplete="off"
            [vMax]="most"
            [attr.aria-invalid]="missing()"
            aria-describedby="reason-help"
            (input)="text.set(lineField.value); missing.set(false)"
            (keydown.control.enter)="submit($event)"
          />
        } @else {
          <textarea
            #field
            id="reason"
            class="textarea"
            vMax="2000"
            rows="3"
            [attr.aria-invalid]="missing()"
            aria-describedby="reason-help"
            (input)="text.set(field.value); missing.set(false)"
            (keydown.control.enter)="submit($event)"
          ></textarea>
        }
        <span id="reason-help">
          @if (missing()) {
            <span class="field-error" role="alert">{{ t().required }}</span>
          } @else {
            <span class="hint">{{ question.hint }}</span>
          }
        </span>
      </p>
      <p class="actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary">{{ question.confirm }}</button>
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
export class ReasonDialog {
  protected readonly question = inject<ReasonQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<string>>(DialogRef);
  protected readonly t = injectTexts(kitTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly text = signal('');
  protected readonly missing = signal(false);

  protected submit(event: Event): void {
    event.preventDefault();
    const text = this.text().trim();
    if (text === '' && this.question.required) this.missing.set(true);
    else this.dialog.close(text);
  }
}
