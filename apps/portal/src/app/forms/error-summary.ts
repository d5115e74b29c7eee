import { Component, ElementRef, inject, input } from '@angular/core';
import { Icon } from '@vigie/ui';

export interface SummaryItem {
  /** Name of the field to go to. */
  field: string;
  message: string;
}

/** What is to be corrected, at the top of the form, each line leading to its field. */
@Component({
  selector: 'app-error-summary',
  imports: [Icon],
  template: `
    <h2 id="summary-title"><v-icon name="circle-alert" [size]="20" />{{ heading() }}</h2>
    @if (body()) {
      <p>{{ body() }}</p>
    }
    @if (items().length > 0) {
      <ul>
        @for (item of items(); track item.field) {
          <li>
            <a [href]="here() + '#f-' + item.field" (click)="go($event, item.field)">{{ item.message }}</a>
          </li>
        }
      </ul>
    }
  `,
  host: { class: 'summary', role: 'alert', tabindex: '-1', 'aria-labelledby': 'summary-title' },
})
export class ErrorSummary {
  readonly heading = input.required<string>();
  readonly body = input('');
  readonly items = input<readonly SummaryItem[]>([]);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  focus(): void {
    this.#host.nativeElement.focus();
    this.#host.nativeElement.scrollIntoView({ block: 'start' });
  }

  protected here(): string {
    return location.pathname + location.search;
  }

  protected go(event: Event, field: string): void {
    event.preventDefault();
    const control = document.getElementById(`f-${field}`);
    control?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
  }
}
