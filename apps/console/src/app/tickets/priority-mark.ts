import { Component, computed, input } from '@angular/core';
import { injectTexts } from '@vigie/ui';
import type { Priority } from '@vigie/rules';
import { ticketTexts } from './tickets.texts';

/** Four bars, as many filled as the ticket is pressing: a shape before a colour. */
@Component({
  selector: 'app-priority-mark',
  template: `
    @for (bar of bars; track bar) {
      <i [class.on]="bar <= 5 - priority()"></i>
    }
    <span class="visually-hidden">{{ label() }}</span>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
      gap: 1.5px;
      align-items: flex-end;
      width: 13px;
      height: 11px;
    }
    i {
      width: 2px;
      height: 35%;
      border-radius: 1px;
      background: var(--line);
    }
    i:nth-child(2) {
      height: 55%;
    }
    i:nth-child(3) {
      height: 78%;
    }
    i:nth-child(4) {
      height: 100%;
    }
    .on {
      background: var(--ink-3);
    }
    :host(.p2) .on {
      background: var(--warn);
    }
    :host(.p1) .on {
      background: var(--bad);
    }
  `,
  host: { '[class]': '"p" + priority()', '[attr.title]': 'label()' },
})
export class PriorityMark {
  readonly priority = input.required<Priority>();
  protected readonly bars = [1, 2, 3, 4];
  readonly #t = injectTexts(ticketTexts);
  protected readonly label = computed(() => this.#t().priorities[this.priority()]);
}
