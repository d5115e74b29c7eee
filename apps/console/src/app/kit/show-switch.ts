import { Component, input, output } from '@angular/core';

/** Which part of a list is shown: a few buttons side by side, one of them pressed. */
@Component({
  selector: 'app-show-switch',
  template: `
    @for (one of options(); track one) {
      <button
        type="button"
        class="btn btn-small"
        [class.on]="shown() === one"
        [attr.aria-pressed]="shown() === one"
        (click)="chosen.emit(one)"
      >
        {{ words()[one] }}
      </button>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: 4px;
      margin-inline-end: auto;
    }
    .on {
      border-color: var(--accent);
      background: var(--accent-wash);
    }
  `,
  host: { role: 'group', '[attr.aria-label]': 'label()' },
})
export class ShowSwitch<T extends string> {
  readonly label = input.required<string>();
  readonly options = input.required<readonly T[]>();
  readonly words = input.required<Readonly<Record<T, string>>>();
  readonly shown = input.required<T>();
  readonly chosen = output<T>();
}
