import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import type { TicketColumn } from '@vigie/wire';
import { displayTexts } from '../display.texts';
import { type ColumnChoice, choicesOf, moved, shownOf } from './column-order';

/** Chooses the columns of the table and their order; closes with them. */
@Component({
  selector: 'app-columns-dialog',
  imports: [Icon],
  template: `
    <form novalidate (submit)="submit($event)">
      <h2>{{ t().columns }}</h2>
      <p class="hint">{{ t().columnsHint }}</p>
      <ul role="list">
        @for (choice of choices(); track choice.column; let index = $index) {
          <li>
            <label>
              <input
                type="checkbox"
                aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
                [checked]="choice.shown"
                (change)="toggle(choice)"
                (keydown.alt.arrowUp)="carry($event, index, -1)"
                (keydown.alt.arrowDown)="carry($event, index, 1)"
              />
              {{ shared().ticketColumns[choice.column] }}
            </label>
            <button
              type="button"
              class="btn btn-quiet btn-icon btn-small"
              [attr.aria-label]="t().earlier(shared().ticketColumns[choice.column])"
              [disabled]="index === 0"
              (click)="move(index, -1)"
            >
              <v-icon class="up" name="chevron-down" [size]="14" />
            </button>
            <button
              type="button"
              class="btn btn-quiet btn-icon btn-small"
              [attr.aria-label]="t().later(shared().ticketColumns[choice.column])"
              [disabled]="index === choices().length - 1"
              (click)="move(index, 1)"
            >
              <v-icon name="chevron-down" [size]="14" />
            </button>
          </li>
        }
      </ul>
      <p class="actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary" [disabled]="shown().length === 0">
          {{ t().apply }}
        </button>
      </p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      padding: 20px;
    }
    li,
    label {
      display: flex;
      gap: 8px;
      align-items: center;
    }
    li {
      gap: 2px;
      min-height: 30px;
      border-block-end: 1px solid var(--line-soft);
    }
    label {
      flex: 1;
    }
    .up {
      transform: rotate(180deg);
    }
    .actions {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
    }
  `,
})
export class ColumnsDialog {
  protected readonly dialog = inject<DialogRef<TicketColumn[]>>(DialogRef);
  protected readonly t = injectTexts(displayTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly choices = signal(choicesOf(inject<readonly TicketColumn[]>(DIALOG_DATA)));
  protected readonly shown = computed(() => shownOf(this.choices()));

  protected toggle({ column }: ColumnChoice): void {
    this.choices.update((choices) =>
      choices.map((choice) => (choice.column === column ? { column, shown: !choice.shown } : choice)),
    );
  }

  protected move(index: number, step: 1 | -1): void {
    this.choices.update((choices) => moved(choices, index, step));
  }

  /** From the keyboard: the focus goes with the column. */
  protected carry(event: Event, index: number, step: 1 | -1): void {
    event.preventDefault();
    this.move(index, step);
    const field = event.target;
    if (field instanceof HTMLElement) setTimeout(() => field.focus());
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.shown().length > 0) this.dialog.close(this.shown());
  }
}
