import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import type { SavedView } from '@vigie/wire';
import { savedViewTexts } from '../saved-views.texts';

/** How a view is called and who sees it. */
export type ViewName = Pick<SavedView, 'name' | 'shared'>;

export interface ViewQuestion extends ViewName {
  title: string;
  canShare: boolean;
}

/** Asks for the name of a view and whether it is shared. */
@Component({
  selector: 'app-view-dialog',
  imports: [MaxChars],
  template: `
    <form novalidate (submit)="submit($event)">
      <h2>{{ question.title }}</h2>
      <p class="field">
        <label for="view-name">{{ t().name }}</label>
        <input
          #field
          id="view-name"
          class="input"
          vMax="60"
          autocomplete="off"
          [value]="question.name"
          [attr.aria-invalid]="missing()"
          (input)="name.set(field.value); missing.set(false)"
        />
        @if (missing()) {
          <span class="field-error" role="alert">{{ t().nameRequired }}</span>
        }
      </p>
      @if (question.canShare) {
        <label class="check">
          <input #box type="checkbox" [checked]="question.shared" (change)="shared.set(box.checked)" />
          {{ t().share }}
        </label>
      }
      <p class="actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ common().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary">{{ common().actions.save }}</button>
      </p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 14px;
      padding: 20px;
    }
    .check {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    .actions {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
    }
  `,
})
export class ViewDialog {
  protected readonly question = inject<ViewQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<ViewName>>(DialogRef);
  protected readonly t = injectTexts(savedViewTexts);
  protected readonly common = injectTexts(sharedTexts);
  protected readonly name = signal(this.question.name);
  protected readonly shared = signal(this.question.shared);
  protected readonly missing = signal(false);

  protected submit(event: Event): void {
    event.preventDefault();
    const name = this.name().trim();
    if (name === '') this.missing.set(true);
    else this.dialog.close({ name, shared: this.shared() });
  }
}
