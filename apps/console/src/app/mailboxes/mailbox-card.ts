import { HttpClient } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import {
  Dialogs,
  Icon,
  Locale,
  Ticker,
  Toasts,
  formatInstant,
  formatNear,
  injectTexts,
  sharedTexts,
} from '@vigie/ui';
import { type Mailbox, type MailboxTest, installationMailbox, mailboxTest } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { DkimPanel } from './dkim-panel';
import { mailboxTexts } from './mailboxes.texts';

/** One mailbox: its servers, how they do, what is signed; and what a try of them gave. */
@Component({
  selector: 'app-mailbox-card',
  imports: [Icon],
  templateUrl: './mailbox-card.html',
  styleUrl: './mailbox-card.css',
})
export class MailboxCard {
  readonly box = input.required<Mailbox>();
  /** Version that was just saved by the person who looks at it: it is tried at once. */
  readonly saved = input(0);
  readonly edit = output();
  readonly changed = output();

  readonly #http = inject(HttpClient);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #failures = inject(Failures);
  readonly #locale = inject(Locale).current;
  readonly #now = inject(Ticker).now;
  protected readonly t = injectTexts(mailboxTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly busy = signal(false);
  protected readonly result = signal<MailboxTest | null>(null);
  readonly #url = computed(() => `/api/mailboxes/${this.box().id}`);
  protected readonly fixed = computed(() => this.box().id === installationMailbox);
  protected readonly state = computed(() => {
    const { active, imap, health } = this.box();
    if (!active) return 'off';
    if (imap === null) return this.fixed() ? 'unread' : 'on';
    if (health?.stoppedSince) return 'stopped';
    return health?.error ? 'failing' : 'on';
  });
  /** What a try gave, server by server. */
  protected readonly lines = computed(() => {
    const { imap = null, smtp = null } = this.result() ?? {};
    return [
      { label: this.t().imap, test: imap },
      { label: this.t().smtp, test: smtp },
    ].flatMap(({ label, test }) => (test === null ? [] : [{ label, ...test }]));
  });

  constructor() {
    effect(() => {
      if (this.saved() > 0) untracked(() => void this.test());
    });
  }

  protected readAt(): string {
    const { health } = this.box();
    const { lastRead, stoppedSince } = this.t();
    if (health?.stoppedSince)
      return stoppedSince(formatInstant(health.stoppedSince, 'short', this.#locale()));
    return health?.lastSuccessAt
      ? lastRead(formatNear(health.lastSuccessAt, this.#now(), this.#locale()))
      : '';
  }

  protected async test(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.result.set(null);
    try {
      const answer = await firstValueFrom(this.#http.post(`${this.#url()}/test`, {}));
      this.result.set(mailboxTest.parse(answer));
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
    }
  }

  protected async sign(): Promise<void> {
    const dialog = this.#dialogs.openPanel<true, Mailbox, DkimPanel>(DkimPanel, {
      label: this.t().signTitle,
      data: this.box(),
      focus: 'field',
    });
    if (await firstValueFrom(dialog.closed)) this.changed.emit();
  }

  protected unsign(): Promise<void> {
    const { unsignTitle: title, unsignText: text, unsign: confirm } = this.t();
    return this.#remove(`${this.#url()}/dkim`, { title, text, confirm, danger: true });
  }

  protected remove(): Promise<void> {
    const { removeTitle: title, removeText: text, remove: confirm } = this.t();
    return this.#remove(this.#url(), { title, text, confirm, danger: true }, this.t().removed);
  }

  async #remove(url: string, question: Question, said?: string): Promise<void> {
    const data = { label: question.title, data: question, width: '420px' };
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, data);
    if (!(await firstValueFrom(dialog.closed))) return;
    try {
      await firstValueFrom(this.#http.delete(url));
      if (said) this.#toasts.show(said);
      this.changed.emit();
    } catch (error) {
      this.#failures.toast(error);
    }
  }
}
