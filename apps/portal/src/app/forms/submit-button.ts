import { Component, input } from '@angular/core';

/** The one big button of a form; while it sends it says so and takes no second click. */
@Component({
  selector: 'app-submit-button',
  template: `
    <button type="submit" class="btn btn-primary btn-wide" [attr.aria-disabled]="busy()">
      @if (busy()) {
        <span class="progress" aria-hidden="true"></span>
      }
      {{ busy() ? busyLabel() : label() }}
    </button>
  `,
})
export class SubmitButton {
  readonly label = input.required<string>();
  readonly busyLabel = input.required<string>();
  readonly busy = input(false);
}
