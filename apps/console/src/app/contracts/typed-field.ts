import { Component, input, model } from '@angular/core';

let count = 0;

/** A labelled field with its hint and what is wrong with it. */
@Component({
  selector: 'app-typed-field',
  template: `
    <p class="field">
      <label [for]="id">{{ label() }}</label>
      <input
        #box
        class="input"
        autocomplete="off"
        [class.num]="mode() === 'decimal' || mode() === 'numeric'"
        [id]="id"
        [type]="type()"
        [attr.inputmode]="mode() || null"
        [attr.list]="list() || null"
        [attr.aria-invalid]="fault() !== null"
        [attr.aria-describedby]="hint() || fault() ? id + '-about' : null"
        [value]="value()"
        (input)="value.set(box.value)"
      />
      @if (fault(); as said) {
        <span class="field-error" [id]="id + '-about'">{{ said }}</span>
      } @else if (hint()) {
        <span class="hint" [id]="id + '-about'">{{ hint() }}</span>
      }
    </p>
  `,
  styles: `
    :host {
      display: block;
      min-width: 0;
    }
    .num {
      font-variant-numeric: tabular-nums;
      text-align: end;
    }
  `,
})
export class TypedField {
  readonly label = input.required<string>();
  readonly value = model.required<string>();
  readonly type = input<'text' | 'date' | 'email'>('text');
  readonly mode = input<'' | 'decimal' | 'numeric'>('');
  readonly hint = input('');
  readonly list = input('');
  readonly fault = input<string | null>(null);
  protected readonly id = `tf-${(count += 1)}`;
}
