import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { injectTexts } from '@vigie/ui';
import { LadderForm } from './ladder-form';
import { ReminderLedger } from './reminder-ledger';
import { ReminderProposalList } from './reminder-proposal';
import { reminderTexts } from './reminders.texts';
import { SuspensionBoardView } from './suspension-board';

const shows = ['due', 'ledger', 'suspensions', 'settings'] as const;

/** Reminders of overdue invoices: today's proposal, what was sent, suspensions, the ladder. */
@Component({
  selector: 'app-reminders-page',
  imports: [LadderForm, ReminderLedger, ReminderProposalList, RouterLink, SuspensionBoardView],
  template: `
    <nav class="tab-links" [attr.aria-label]="t().views">
      @for (one of shows; track one) {
        <a
          [routerLink]="[]"
          [queryParams]="one === 'due' ? {} : { show: one }"
          [class.active]="shown() === one"
          [attr.aria-current]="shown() === one ? 'page' : null"
          >{{ t().shows[one] }}</a
        >
      }
    </nav>
    @switch (shown()) {
      @case ('due') {
        <app-reminder-proposal />
      }
      @case ('ledger') {
        <app-reminder-ledger [client]="client()" [state]="state()" />
      }
      @case ('suspensions') {
        <app-suspension-board />
      }
      @case ('settings') {
        <app-ladder-form />
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: 14px;
      min-width: 0;
    }
  `,
})
export class RemindersPage {
  readonly show = input<string>();
  readonly client = input<string>();
  readonly state = input<string>();

  protected readonly t = injectTexts(reminderTexts);
  protected readonly shows = shows;
  protected readonly shown = computed(() => shows.find((one) => one === this.show()) ?? 'due');
}
