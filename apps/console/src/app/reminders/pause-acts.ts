import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Dialogs, Toasts, injectTexts } from '@vigie/ui';
import type { Reference, ReminderPause } from '@vigie/wire';
import { type Observable, firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { ReasonDialog, type ReasonQuestion } from '../kit/reason-dialog';
import { PromisePanel } from './promise-panel';
import { reminderTexts } from './reminders.texts';

/** What holds the reminders of a client back, asked for and taken back wherever the client is shown. */
@Injectable({ providedIn: 'root' })
export class PauseActs {
  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #texts = injectTexts(reminderTexts);

  /** Notes the day by which a client promised to pay. */
  async promise(client: Reference): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, Reference, PromisePanel>(PromisePanel, {
      label: this.#texts().pauses.title(client.name),
      data: client,
      focus: 'field',
    });
    await firstValueFrom(dialog.closed);
  }

  /** Asks why a client is not reminded any more. */
  async spare({ id }: Reference): Promise<void> {
    const { spareTitle: title, spareReason: label, spareHint: hint, spared } = this.#texts().pauses;
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: title,
      data: { title, label, hint, confirm: title, required: true, line: 500 },
    });
    const reason = await firstValueFrom(dialog.closed);
    if (!reason) return;
    const url = `/api/reminder-settings/clients/${id}/pauses`;
    await this.#write(this.#http.post(url, { kind: 'do-not-remind', reason }), spared);
  }

  /** Takes it back: the client is reminded again. */
  goOn({ id }: Reference, pause: ReminderPause): Promise<void> {
    const url = `/api/reminder-settings/clients/${id}/pauses/${pause.id}`;
    return this.#write(this.#http.delete(url), this.#texts().wentOn);
  }

  async #write(request: Observable<unknown>, done: string): Promise<void> {
    try {
      await firstValueFrom(request);
      this.#toasts.show(done);
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}
