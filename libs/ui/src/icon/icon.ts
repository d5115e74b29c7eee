import { Component, computed, input } from '@angular/core';
import { type IconName, icons } from './icons';

/** A decorative 16 px sign; the words are beside it or on the button. */
@Component({
  selector: 'v-icon',
  template: `<svg viewBox="0 0 24 24" [attr.width]="size()" [attr.height]="size()">
    <path [attr.d]="path()" />
  </svg>`,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      fill: none;
      stroke: currentColor;
      stroke-width: 2;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input(16);
  protected readonly path = computed(() => icons[this.name()]);
}
