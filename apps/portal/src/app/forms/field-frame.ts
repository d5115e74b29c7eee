import { Component, input } from '@angular/core';
import { Icon, injectTexts } from '@vigie/ui';
import { newRequestTexts } from '../new-request/texts';

/** Label, hint and error around one control. */
@Component({
  selector: 'app-field-frame',
  imports: [Icon],
  template: `
    <label class="field-label" [attr.for]="for()">
      {{ label() }}
      @if (optional()) {
        <span class="optional">{{ t().optional }}</span>
      }
    </label>
    @if (hint()) {
      <p class="hint" [id]="for() + '-hint'">{{ hint() }}</p>
    }
    <ng-content />
    @if (error(); as message) {
      <p class="field-error" [id]="for() + '-error'">
        <v-icon name="circle-alert" /><span>{{ message }}</span>
      </p>
    }
  `,
  host: { class: 'field', '[class.in-error]': 'error() !== null' },
})
export class FieldFrame {
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly error = input<string | null>(null);
  readonly optional = input(false);
  protected readonly t = injectTexts(newRequestTexts);
}
