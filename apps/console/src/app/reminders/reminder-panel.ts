import { DIALOG_DATA } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import {
  DayPipe,
  Dialogs,
  ErrorState,
  Icon,
  InstantPipe,
  MoneyPipe,
  Skeleton,
  Toasts,
  injectTexts,
} from '@vigie/ui';
import { type ReminderDecision, type ReminderDetail, reminderDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { PanelHead } from '../kit/panel-frame';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { reminderChips } from './reminder-state';
import { reminderTexts } from './reminders.texts';

/** A reminder as it was written, and what a person knows of it. */
@Component({
  selector: 'app-reminder-panel',
  imports: [DayPipe, ErrorState, Icon, InstantPipe, MoneyPipe, PanelHead, Skeleton],
  templateUrl: './reminder-panel.html',
  styles: `
    .text {
      padding: 12px 14px;
      overflow-wrap: anywhere;
      white-space: pre-line;
    }
    .sheet {
      overflow-x: auto;
    }
  `,
})
export class ReminderPanel {
  readonly #url = `/api/reminders/${inject<string>(DIALOG_DATA)}`;
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(reminderTexts);
  protected readonly chips = reminderChips;
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly resource = httpResource(() => this.#url, { parse: (raw) => reminderDetail.parse(raw) });
  readonly #read = keepLast(this.resource);
  protected readonly reminder = linkedSignal<ReminderDetail | undefined>(() => this.#read());
  protected readonly letter = `${this.#url}/letter`;
  protected readonly busy = signal(false);

  protected async decide({ version }: ReminderDetail, outcome: ReminderDecision['outcome']): Promise<void> {
    const { reason: label, notHint, decided, decideSent, decideNot, takeBack } = this.t().ledger;
    const title = { sent: decideSent, 'not-sent': decideNot, 'taken-back': takeBack }[outcome];
    const hint = outcome === 'sent' ? '' : notHint;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: title,
      data: { title, label, hint, confirm: title, required: outcome !== 'sent', line: 500 },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (reason === undefined || this.busy()) return;
    this.busy.set(true);
    try {
      const body = { outcome, reason: reason || null, version };
      const answer = await firstValueFrom(this.#http.post(`${this.#url}/outcome`, body));
      this.reminder.set(reminderDetail.parse(answer));
      this.#toasts.show(decided);
    } catch (error) {
      this.#failures.toast(error);
      this.resource.reload();
    } finally {
      this.busy.set(false);
    }
  }
}
