import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  DayPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  InstantPipe,
  MoneyPipe,
  Toasts,
  injectTexts,
} from '@vigie/ui';
import { type ProposedSuspension, type SuspensionItem, suspensionBoard } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { TableGhost } from '../kit/table-ghost';
import { reminderTexts } from './reminders.texts';

const news = new Set(['reminder.changed', 'invoice.changed', 'payment.changed', 'contract.changed']);

/** Contracts that may be suspended, those that are, and those that were taken up again. */
@Component({
  selector: 'app-suspension-board',
  imports: [DayPipe, EmptyState, ErrorState, InstantPipe, MoneyPipe, RouterLink, TableGhost],
  templateUrl: './suspension-board.html',
  styleUrl: './reminders.css',
})
export class SuspensionBoardView {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  protected readonly words = injectTexts(reminderTexts);
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly resource = httpResource(() => '/api/suspensions', {
    parse: (raw) => suspensionBoard.parse(raw),
  });
  protected readonly shown = keepLast(this.resource);
  protected readonly busy = signal(false);

  constructor() {
    reloadOn(
      ({ type }) => news.has(type),
      () => this.resource.reload(),
    );
  }

  protected async suspend({ contract, version }: ProposedSuspension): Promise<void> {
    const { suspend, suspendTitle, suspendHint, done } = this.words().suspensions;
    const reason = await this.#reason(suspendTitle(contract.name), suspendHint, suspend);
    if (!reason) return;
    const body = { contractId: contract.id, reason, version };
    await this.#write(this.#http.post('/api/suspensions', body), done);
  }

  protected async lift({ id, contract, version }: SuspensionItem): Promise<void> {
    const { lift, liftTitle, liftHint, lifted } = this.words().suspensions;
    const reason = await this.#reason(liftTitle(contract.name), liftHint, lift);
    if (reason)
      await this.#write(this.#http.post(`/api/suspensions/${id}/lifting`, { reason, version }), lifted);
  }

  #reason(title: string, hint: string, confirm: string): Promise<string | undefined> {
    const { reason: label } = this.words().suspensions;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: title,
      data: { title, label, hint, confirm, required: true, line: 500 },
    });
    return firstValueFrom(dialog.closed);
  }

  async #write(request: ReturnType<HttpClient['post']>, done: string): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      await firstValueFrom(request);
      this.#toasts.show(done);
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
    }
    this.resource.reload();
  }
}
