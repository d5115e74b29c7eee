import { Component, computed, input, model } from '@angular/core';

let count = 0;

/** A labelled list of choices; an empty one stands for none where words for it are given. */
@Component({
  selector: 'app-choice-field',
  template: `
    <p class="field">
      <label [for]="id">{{ label() }}</label>
      <select
        #box
        class="select"
        [id]="id"
        [attr.aria-invalid]="fault() !== null"
        (change)="value.set(box.value)"
      >
        @if (none() !== null) {
          <option value="" [selected]="value() === ''">{{ none() }}</option>
        }
        @for (one of entries(); track one.key) {
          <option [value]="one.key" [selected]="one.key === value()">{{ one.words }}</option>
        }
      </select>
      @if (fault(); as said) {
        <span class="field-error">{{ said }}</span>
      }
    </p>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
  `,
})
export class ChoiceField {
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  /** Words by choice, in their order. */
  readonly choices = input.required<Readonly<Record<string, string>>>();
  readonly none = input<string | null>(null);
  readonly fault = input<string | null>(null);
  protected readonly entries = computed(() =>
    Object.entries(this.choices()).map(([key, words]) => ({ key, words })),
  );
  protected readonly id = `cf-${(count += 1)}`;
}
