import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import type { TicketDetail, TicketRow } from '@vigie/wire';
import { TicketSearchField } from '../list/ticket-search-field';
import { tieTexts } from '../ties.texts';

/** Chooses the tickets of the same client that will go on in this one. */
@Component({
  selector: 'app-merge-dialog',
  imports: [Icon, TicketSearchField],
  template: `
    <form novalidate (submit)="submit($event)">
      <h2>{{ t().merge.title(target.number) }}</h2>
      <p class="hint">{{ t().merge.text }}</p>
      <app-ticket-search-field
        inputId="merge-ticket"
        [label]="t().merge.find"
        [clientId]="target.client.id"
        [without]="without()"
        (chosen)="add($event)"
      />
      <ul role="list">
        @for (ticket of picked(); track ticket.id) {
          <li>
            <span>{{ ticket.number }} {{ ticket.subject }}</span>
            <button
              type="button"
              class="btn btn-quiet btn-icon btn-small"
              [attr.aria-label]="t().merge.leaveOut(ticket.number)"
              (click)="leaveOut(ticket.id)"
            >
              <v-icon name="x" [size]="13" />
            </button>
          </li>
        } @empty {
          <li class="hint">{{ t().merge.none }}</li>
        }
      </ul>
      <p class="actions">
        <button type="button" class="btn" (click)="dialog.close()">{{ shared().actions.cancel }}</button>
        <button type="submit" class="btn btn-primary" [disabled]="picked().length === 0">
          {{ t().merge.confirm(picked().length) }}
        </button>
      </p>
    </form>
  `,
  styles: `
    form {
      display: grid;
      gap: 12px;
      min-height: 380px;
      padding: 20px;
      grid-template-rows: auto auto auto 1fr auto;
    }
    ul {
      display: grid;
      gap: 4px;
      align-content: start;
    }
    li {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
      overflow-wrap: anywhere;
    }
    .actions {
      display: flex;
      gap: 8px;
      justify-content: flex-end;
    }
  `,
})
export class MergeDialog {
  protected readonly dialog = inject<DialogRef<string[]>>(DialogRef);
  protected readonly target = inject<TicketDetail>(DIALOG_DATA);
  protected readonly t = injectTexts(tieTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly picked = signal<readonly TicketRow[]>([]);
  protected readonly without = computed(() => [
    this.target.id,
    ...this.target.merged.map(({ ticket }) => ticket.id),
    ...this.picked().map(({ id }) => id),
  ]);

  protected add(ticket: TicketRow): void {
    this.picked.update((picked) => [...picked, ticket]);
  }

  protected leaveOut(id: string): void {
    this.picked.update((picked) => picked.filter((ticket) => ticket.id !== id));
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (this.picked().length > 0) this.dialog.close(this.picked().map(({ id }) => id));
  }
}
