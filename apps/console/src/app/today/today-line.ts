import { Component, input } from '@angular/core';

/** A line of a card that is no ticket: what, of whom, and when. */
@Component({
  selector: 'a[app-today-line]',
  template: `
    <span class="words">
      <strong>{{ heading() }}</strong>
      <span><ng-content /></span>
    </span>
    <span class="when" [class.late]="late()">{{ when() }}</span>
  `,
  styles: `
    :host {
      display: flex;
      gap: 12px;
      align-items: center;
      min-height: 54px;
      padding: 7px 16px;
      border-block-end: 1px solid var(--line-soft);
      color: inherit;
      text-decoration: none;
    }
    :host(:hover) {
      background: color-mix(in srgb, var(--accent-wash) 40%, transparent);
    }
    :host(:focus-visible) {
      outline-offset: -3px;
    }
    .words {
      flex: 1;
      min-width: 0;
    }
    .words > * {
      display: block;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    strong {
      font-weight: var(--weight-strong);
    }
    .words > span,
    .when {
      color: var(--ink-3);
      font-size: var(--text-12);
    }
    .when {
      white-space: nowrap;
    }
    .when.late {
      color: var(--warn);
    }
  `,
})
export class TodayLine {
  readonly heading = input.required<string>();
  readonly when = input.required<string>();
  readonly late = input(false);
}
