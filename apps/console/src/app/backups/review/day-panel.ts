import { DIALOG_DATA } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { LocalDate } from '@vigie/rules';
import { Dialogs, ErrorState, InstantPipe, Locale, formatDay, injectTexts } from '@vigie/ui';
import { backupDay } from '@vigie/wire';
import { SessionStore } from '../../core/session-store';
import { PanelHead } from '../../kit/panel-frame';
import { TableGhost } from '../../kit/table-ghost';
import { ToldMessage } from '../told-message';
import { EntryPanel, type EntryQuestion } from './entry-panel';
import { OutcomeChip } from './outcome-chip';
import { backupReviewTexts } from './review.texts';

export interface DayQuestion {
  day: LocalDate;
  clientId: string;
  /** Left out for all of the client. */
  jobId?: string | undefined;
}

/** What a day of the calendar was, run by run; each opens with its verdicts. */
@Component({
  selector: 'app-backup-day-panel',
  imports: [ErrorState, InstantPipe, OutcomeChip, PanelHead, TableGhost, ToldMessage],
  template: `
    <div class="panel-form">
      <app-panel-head [heading]="heading()" />
      @if (resource.hasValue()) {
        <ul class="runs" role="list">
          @for (item of items(); track item.id) {
            <li>
              <app-outcome-chip [outcome]="item.outcome" />
              <button type="button" class="link-button" (click)="open(item.id)">{{ item.job.name }}</button>
              <small>{{ item.at | vInstant }}</small>
              @if (item.message; as message) {
                <app-told-message [message]="message" [short]="true" />
              }
            </li>
          } @empty {
            <li class="muted">{{ t().calendar.noneOfDay }}</li>
          }
        </ul>
      } @else if (resource.error()) {
        <v-error-state [error]="resource.error()" (retry)="resource.reload()" />
      } @else {
        <app-table-ghost />
      }
    </div>
  `,
  styles: `
    .runs {
      display: grid;
      gap: 10px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      align-items: baseline;
    }
    .link-button {
      min-width: 0;
      overflow-wrap: anywhere;
      text-align: start;
    }
    app-told-message {
      flex-basis: 100%;
      color: var(--ink-2);
    }
    small {
      color: var(--ink-3);
      font-size: var(--text-11);
    }
  `,
})
export class DayPanel {
  readonly #question = inject<DayQuestion>(DIALOG_DATA);
  readonly #dialogs = inject(Dialogs);
  readonly #session = inject(SessionStore);
  readonly #locale = inject(Locale).current;
  protected readonly t = injectTexts(backupReviewTexts);
  protected readonly heading = computed(() => formatDay(this.#question.day, this.#locale(), 'full'));
  protected readonly resource = httpResource(
    () => ({
      url: `/api/backups/calendar/${this.#question.day}`,
      params: { client: this.#question.clientId },
    }),
    { parse: (raw) => backupDay.parse(raw).items },
  );
  protected readonly items = computed(() => {
    const { jobId } = this.#question;
    const all = this.resource.hasValue() ? this.resource.value() : [];
    return jobId === undefined ? all : all.filter(({ job }) => job.id === jobId);
  });

  protected open(key: string): void {
    const dialog = this.#dialogs.openPanel<true, EntryQuestion, EntryPanel>(EntryPanel, {
      label: this.t().entry.title,
      data: { key, canWork: this.#session.can('backups.work'), judge: false },
      width: '600px',
    });
    dialog.closed.subscribe(() => this.resource.reload());
  }
}
