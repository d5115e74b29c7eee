import { Component, input } from '@angular/core';

/** A text in pieces, what was searched for marked. */
@Component({
  selector: 'v-marked-text',
  template: `@for (piece of pieces(); track $index) {
    @if (piece.hit) {
      <mark>{{ piece.text }}</mark>
    } @else {
      <ng-container>{{ piece.text }}</ng-container>
    }
  }`,
  styles: `
    mark {
      border-radius: 3px;
      background: var(--warn-wash);
      color: inherit;
      font-weight: var(--weight-strong);
    }
  `,
})
export class MarkedText {
  readonly pieces = input.required<readonly { text: string; hit: boolean }[]>();
}
