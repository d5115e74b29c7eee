import { Component, input, output } from '@angular/core';
import { Icon, injectTexts, sharedTexts } from '@vigie/ui';
import type { TicketChange } from '../ticket-changes';
import { queueTexts } from '../../queues/queues.texts';
import { ticketTexts } from '../tickets.texts';
import { writingTexts } from '../writing/writing.texts';

/** Two versions of a ticket that was changed by somebody else in the meantime. */
export interface Conflict {
  /** What others did. */
  changes: readonly TicketChange[];
  /** What one wanted, in words. */
  mine: string;
  /** Does it all the same; absent where the composer still holds it. */
  again?: () => Promise<void>;
}

/** What others changed beside what one wanted, and the choice between both. */
@Component({
  selector: 'app-conflict-notice',
  imports: [Icon],
  template: `
    <div class="notice notice-warn" role="alert">
      <v-icon name="triangle-alert" />
      <div class="words">
        <strong>{{ t().pane.conflictTitle }}</strong>
        <dl>
          <dt>{{ words().theirs }}</dt>
          @for (change of conflict().changes; track change.what) {
            <dd>{{ say(change) }}</dd>
          } @empty {
            <dd>{{ t().pane.conflictNone }}</dd>
          }
          <dt>{{ words().mine }}</dt>
          <dd>{{ conflict().mine }}</dd>
        </dl>
        <p>{{ t().pane.conflictText }}</p>
        <p class="actions">
          @if (conflict().again) {
            <button type="button" class="btn btn-small btn-primary" (click)="again()">
              {{ words().keepMine }}
            </button>
          }
          <button type="button" class="btn btn-small" (click)="closed.emit()">
            {{ conflict().again ? words().keepTheirs : shared().actions.close }}
          </button>
        </p>
      </div>
    </div>
  `,
  styles: `
    .words {
      display: grid;
      gap: 6px;
    }
    dl {
      display: grid;
      grid-template-columns: max-content 1fr;
      gap: 2px 12px;
    }
    dt {
      grid-column: 1;
    }
    dd {
      grid-column: 2;
      color: var(--ink-1);
    }
    .actions {
      display: flex;
      gap: 8px;
    }
  `,
})
export class ConflictNotice {
  readonly conflict = input.required<Conflict>();
  readonly closed = output();

  protected readonly t = injectTexts(ticketTexts);
  protected readonly words = injectTexts(writingTexts);
  protected readonly queues = injectTexts(queueTexts);
  protected readonly shared = injectTexts(sharedTexts);

  protected again(): void {
    void this.conflict().again?.();
    this.closed.emit();
  }

  protected say(change: TicketChange): string {
    const { pane, list, priorities } = this.t();
    const states = this.shared().ticketStates;
    switch (change.what) {
      case 'state':
        return pane.changed(pane.state, states[change.from], states[change.to]);
      case 'assignee':
        return pane.changed(pane.assignee, change.from ?? list.unassigned, change.to ?? list.unassigned);
      case 'queue':
        return pane.changed(this.queues().ticket.label, change.from, change.to);
      case 'priority':
        return pane.changed(pane.priority, priorities[change.from], priorities[change.to]);
      case 'messages':
        return pane.newMessages(change.count);
    }
  }
}
