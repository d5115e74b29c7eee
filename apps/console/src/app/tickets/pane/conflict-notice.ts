import { Component, computed, input, output } from '@angular/core';
import { injectTexts, sharedTexts } from '@vigie/ui';
import { TwoVersions } from '../../kit/two-versions';
import type { TicketChange } from '../ticket-changes';
import { correctionTexts } from '../corrections.texts';
import { queueTexts } from '../../queues/queues.texts';
import { ticketTexts } from '../tickets.texts';

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
  imports: [TwoVersions],
  template: `
    <app-two-versions
      [title]="t().pane.conflictTitle"
      [text]="t().pane.conflictText"
      [theirs]="theirs()"
      [mine]="[conflict().mine]"
      [canApply]="!!conflict().again"
      (applied)="again()"
      (closed)="closed.emit()"
    />
  `,
})
export class ConflictNotice {
  readonly conflict = input.required<Conflict>();
  readonly closed = output();

  protected readonly t = injectTexts(ticketTexts);
  protected readonly corrections = injectTexts(correctionTexts);
  protected readonly queues = injectTexts(queueTexts);
  protected readonly shared = injectTexts(sharedTexts);

  protected readonly theirs = computed(() => this.conflict().changes.map((change) => this.#say(change)));

  protected again(): void {
    void this.conflict().again?.();
    this.closed.emit();
  }

  #say(change: TicketChange): string {
    const { pane, list, priorities } = this.t();
    const states = this.shared().ticketStates;
    switch (change.what) {
      case 'state':
        return pane.changed(pane.state, states[change.from], states[change.to]);
      case 'assignee':
        return pane.changed(pane.assignee, change.from ?? list.unassigned, change.to ?? list.unassigned);
      case 'subject':
        return pane.changed(this.corrections().subject, change.from, change.to);
      case 'requester':
        return pane.changed(this.corrections().requester, change.from ?? '–', change.to ?? '–');
      case 'queue':
        return pane.changed(this.queues().ticket.label, change.from, change.to);
      case 'priority':
        return pane.changed(pane.priority, priorities[change.from], priorities[change.to]);
      case 'messages':
        return pane.newMessages(change.count);
    }
  }
}
