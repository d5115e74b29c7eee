import { Component, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { IconName } from '../icon/icons';

/** Nothing here: says why and what can be done; the action, if any, is the content. */
@Component({
  selector: 'v-empty-state',
  imports: [Icon],
  template: `
    <v-icon [name]="icon()" [size]="20" />
    @if (page()) {
      <h1 class="title">{{ title() }}</h1>
    } @else {
      <p class="title">{{ title() }}</p>
    }
    @if (text()) {
      <p class="text">{{ text() }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: grid;
      justify-items: center;
      gap: 6px;
      padding: 40px 24px;
      color: var(--ink-3);
      text-align: center;
    }
    .title {
      margin-block-start: 4px;
      color: var(--ink-1);
      font-size: inherit;
      font-weight: var(--weight-strong);
    }
    .text {
      max-width: 44ch;
      margin-block-end: 6px;
    }
  `,
})
export class EmptyState {
  readonly title = input.required<string>();
  readonly text = input('');
  readonly icon = input<IconName>('inbox');
  /** Whether it is the whole page, and its title the heading of it. */
  readonly page = input(false);
}
