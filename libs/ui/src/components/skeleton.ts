import { Component, input } from '@angular/core';

/** A grey shape of the final size while something loads; said once by the region that holds it, not here. */
@Component({
  selector: 'v-skeleton',
  template: '',
  styles: `
    :host {
      display: block;
      border-radius: 4px;
      background: linear-gradient(90deg, var(--line-soft) 25%, var(--line) 50%, var(--line-soft) 75%) 0 0 /
        300% 100%;
      animation: sweep 1.6s linear infinite;
    }
    @keyframes sweep {
      from {
        background-position: 100% 0;
      }
      to {
        background-position: -50% 0;
      }
    }
  `,
  host: { 'aria-hidden': 'true', '[style.width]': 'width()', '[style.height]': 'height()' },
})
export class Skeleton {
  readonly width = input('100%');
  readonly height = input('12px');
}
