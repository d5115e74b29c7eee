import { Component, computed, input, model } from '@angular/core';
import { Icon } from '@vigie/ui';
import { describedBy } from './text-field';

export interface Choice {
  value: string;
  label: string;
  hint: string;
}

/** One answer among a few, all of them visible. */
@Component({
  selector: 'app-choice-field',
  imports: [Icon],
  template: `
    <fieldset
      class="field"
      [class.in-error]="error() !== null"
      [attr.aria-describedby]="described()"
      role="radiogroup"
      aria-required="true"
      [attr.aria-invalid]="error() ? true : null"
    >
      <legend class="field-label">{{ label() }}</legend>
      <div class="choices">
        @for (choice of choices(); track choice.value; let first = $first) {
          <label class="choice">
            <input
              type="radio"
              [id]="first ? id() : id() + '-' + choice.value"
              [name]="name()"
              [value]="choice.value"
              [checked]="value() === choice.value"
              (change)="value.set(choice.value)"
            />
            <span
              ><strong>{{ choice.label }}</strong
              ><span class="hint">{{ choice.hint }}</span></span
            >
          </label>
        }
      </div>
      @if (error(); as message) {
        <p class="field-error" [id]="id() + '-error'">
          <v-icon name="circle-alert" /><span>{{ message }}</span>
        </p>
      }
    </fieldset>
  `,
})
export class ChoiceField {
  readonly value = model('');
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly choices = input.required<readonly Choice[]>();
  readonly error = input<string | null>(null);
  protected readonly id = computed(() => `f-${this.name()}`);
  protected readonly described = computed(() => describedBy(this.id(), '', this.error()));
}
