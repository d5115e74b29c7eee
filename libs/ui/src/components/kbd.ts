import { Component, input } from '@angular/core';

/** The shortcut of an action, shown where the action is. */
@Component({
  selector: 'v-kbd',
  template: `<kbd>{{ keys() }}</kbd>`,
  styles: `
    :host {
      display: inline-flex;
    }
    kbd {
      min-width: 18px;
      padding: 0 4px;
      border: 1px solid color-mix(in srgb, currentColor 32%, transparent);
      border-radius: 4px;
      font: 500 var(--text-11) / 16px var(--font);
      text-align: center;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Kbd {
  readonly keys = input.required<string>();
}
