import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, signal, viewChildren } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  DayPipe,
  Dialogs,
  EmptyState,
  ErrorState,
  Icon,
  Kbd,
  Locale,
  MoneyPipe,
  Toasts,
  formatMoney,
  injectTexts,
} from '@vigie/ui';
import {
  type NewReminderRun,
  type ProposedReminder,
  type ReminderPause,
  type ReminderRun,
  reminderProposal,
  reminderRuns,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { reloadOn } from '../core/live-reload';
import { keepLast } from '../core/resources';
import { SessionStore } from '../core/session-store';
import { ConfirmDialog, type Question } from '../kit/confirm-dialog';
import { TableGhost } from '../kit/table-ghost';
import { Shortcuts } from '../keyboard/shortcuts';
import { PauseActs } from './pause-acts';
import { reminderTexts } from './reminders.texts';

const news = new Set(['reminder.changed', 'invoice.changed', 'payment.changed']);

/** What is to be reminded today, as the real run decides it; chosen, then sent. */
@Component({
  selector: 'app-reminder-proposal',
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    DayPipe,
    EmptyState,
    ErrorState,
    Icon,
    Kbd,
    MoneyPipe,
    RouterLink,
    TableGhost,
  ],
  templateUrl: './reminder-proposal.html',
  styleUrl: './reminders.css',
})
export class ReminderProposalList {
  readonly #http = inject(HttpClient);
  readonly #acts = inject(PauseActs);
  readonly #dialogs = inject(Dialogs);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale).current;
  readonly #session = inject(SessionStore);
  protected readonly t = injectTexts(reminderTexts);
  protected readonly canWrite = computed(() => this.#session.can('billing.write'));
  protected readonly resource = httpResource(() => '/api/reminders/proposal', {
    parse: (raw) => reminderProposal.parse(raw),
  });
  protected readonly shown = keepLast(this.resource);
  readonly #runs = httpResource(() => '/api/reminders/runs', { parse: (raw) => reminderRuns.parse(raw) });
  readonly #lastRuns = keepLast(this.#runs);
  protected readonly run = computed<ReminderRun | undefined>(() => this.#lastRuns()?.items[0]);
  protected readonly busy = signal(false);
  /** Everybody is chosen who is not left out: the morning is one key. */
  readonly #leftOut = signal<ReadonlySet<string>>(new Set());
  protected readonly ready = computed(() => (this.shown()?.items ?? []).filter(({ hold }) => hold === null));
  protected readonly chosen = computed(() =>
    this.ready().filter(({ client }) => !this.#leftOut().has(client.id)),
  );
  private readonly lines = viewChildren<string, ElementRef<HTMLElement>>('line', { read: ElementRef });

  constructor() {
    reloadOn(
      ({ type }) => news.has(type),
      () => this.#reload(),
    );
    inject(Shortcuts).use({
      j: () => this.#move(1),
      k: () => this.#move(-1),
      e: () => void this.send(),
    });
  }

  protected isChosen({ client, hold }: ProposedReminder): boolean {
    return hold === null && !this.#leftOut().has(client.id);
  }

  protected choose({ client }: ProposedReminder): void {
    this.#leftOut.update((before) => {
      const after = new Set(before);
      if (!after.delete(client.id)) after.add(client.id);
      return after;
    });
  }

  protected chooseAll(): void {
    const all = this.ready().map(({ client }) => client.id);
    this.#leftOut.set(new Set(this.chosen().length === all.length ? all : []));
  }

  protected summary(count: number, held: number, open: string): string {
    return this.t().summary(count, held, formatMoney(open, this.#locale()));
  }

  protected async send(): Promise<void> {
    const [shown, chosen] = [this.shown(), this.chosen()];
    if (!shown || chosen.length === 0 || this.busy() || !this.canWrite()) return;
    const letters = chosen.filter(({ channel }) => channel === 'letter').length;
    const title = this.t().send(chosen.length);
    const dialog = this.#dialogs.open<boolean, Question, ConfirmDialog>(ConfirmDialog, {
      label: title,
      data: {
        title,
        text: this.t().confirm(chosen.length, chosen.length - letters, letters),
        confirm: title,
      },
    });
    if (!(await firstValueFrom(dialog.closed))) return;
    await this.#start({ day: shown.day, clients: chosen.map(({ client }) => client.id) });
  }

  protected async promise({ client }: ProposedReminder): Promise<void> {
    await this.#acts.promise(client);
    this.#reload();
  }

  protected async spare({ client }: ProposedReminder): Promise<void> {
    await this.#acts.spare(client);
    this.#reload();
  }

  /** As things stand: a menu that opens again is given the row of the first time. */
  protected pausesOf({ client }: ProposedReminder): readonly ReminderPause[] {
    return this.shown()?.items.find((row) => row.client.id === client.id)?.pauses ?? [];
  }

  protected isSpared(row: ProposedReminder): boolean {
    return this.pausesOf(row).some(({ kind }) => kind === 'do-not-remind');
  }

  protected async goOn({ client }: ProposedReminder, pause: ReminderPause): Promise<void> {
    await this.#acts.goOn(client, pause);
    this.#reload();
  }

  async #start(run: NewReminderRun): Promise<void> {
    this.busy.set(true);
    try {
      await firstValueFrom(this.#http.post('/api/reminders/runs', run));
      this.#toasts.show(this.t().started);
    } catch (error) {
      this.#failures.toast(error);
    } finally {
      this.busy.set(false);
    }
    this.#reload();
  }

  #reload(): void {
    this.resource.reload();
    this.#runs.reload();
  }

  #move(direction: 1 | -1): void {
    const lines = this.lines().map(({ nativeElement }) => nativeElement);
    const from = lines.findIndex((line) => line === document.activeElement);
    lines[Math.min(Math.max(from + direction, 0), lines.length - 1)]?.focus();
  }
}
