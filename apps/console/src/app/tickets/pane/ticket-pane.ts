import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { Dialogs, ErrorState, Icon, Skeleton, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import type { QualifiedKind, TicketState } from '@vigie/rules';
import { type Clock, type Reference, type TicketMessage, ticketDetail } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { pageVisible } from '../../core/page-visible';
import { SessionStore } from '../../core/session-store';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { PageTitle } from '../../shell/page-title';
import { Composer, type Outgoing } from './composer';
import { HistoryLine } from './history-line';
import { MessageCard } from './message-card';
import { PriorityDialog } from './priority-dialog';
import { SealedRequestCard } from './sealed-request-card';
import { type TicketChange, changesBetween } from '../ticket-changes';
import { TicketReading } from '../ticket-reading';
import { TicketFacts } from './ticket-facts';
import { TicketHeader } from './ticket-header';
import { type PriorityChange, TicketWrites, needsReason } from '../ticket-writes';
import { tieTexts } from '../ties.texts';
import { ticketTexts } from '../tickets.texts';

const undoMs = 15_000;

/** The opened ticket: header, conversation, composer, and the facts at the right. */
@Component({
  selector: 'app-ticket-pane',
  imports: [
    Composer,
    ErrorState,
    HistoryLine,
    Icon,
    MessageCard,
    RouterLink,
    SealedRequestCard,
    Skeleton,
    TicketFacts,
    TicketHeader,
  ],
  templateUrl: './ticket-pane.html',
  styleUrl: './ticket-pane.css',
})
export class TicketPane {
  readonly id = input.required<string>();

  readonly #writes = inject(TicketWrites);
  readonly #failures = inject(Failures);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #session = inject(SessionStore);
  readonly #title = inject(PageTitle);
  readonly #reading = inject(TicketReading);
  readonly #visible = pageVisible();
  protected readonly t = injectTexts(ticketTexts);
  protected readonly ties = injectTexts(tieTexts);
  protected readonly shared = injectTexts(sharedTexts);

  protected readonly detail = httpResource(() => `/api/tickets/${this.id()}`, {
    parse: (raw) => ticketDetail.parse(raw),
  });
  protected readonly ticket = computed(() => (this.detail.hasValue() ? this.detail.value() : undefined));
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('tickets.work'),
  );
  protected readonly showHistory = signal(false);
  protected readonly conflict = linkedSignal<string, TicketChange[] | null>({
    source: this.id,
    computation: () => null,
  });

  /** Messages, and on request the history between them, in order of time. */
  protected readonly timeline = computed(() => {
    const ticket = this.ticket();
    if (!ticket) return [];
    const messages = ticket.messages.map((message) => ({ key: `m${message.id}`, at: message.at, message }));
    const history = this.showHistory()
      ? ticket.history.map((entry) => ({ key: `h${entry.id}`, at: entry.at, entry }))
      : [];
    return [...messages, ...history].sort((a, b) => a.at.localeCompare(b.at));
  });

  private readonly composer = viewChild(Composer);
  private readonly scroller = viewChild<ElementRef<HTMLElement>>('scroller');

  constructor() {
    reloadOn(
      (event) => event.type === 'ticket.changed' && event.ticketId === this.id(),
      () => this.detail.reload(),
    );
    effect(() => {
      const ticket = this.ticket();
      if (ticket) this.#title.say(`${ticket.number} ${ticket.subject}`);
    });
    effect(() => {
      this.id();
      untracked(() => this.#reading.opened());
    });
    effect(() => {
      const ticket = this.ticket();
      const seen = ticket?.unread && this.#visible() && this.#reading.kept() !== ticket.id;
      if (seen && this.#reading.isUnread(ticket)) untracked(() => void this.#reading.mark([ticket], false));
    });
    inject(Shortcuts).use({
      e: () => void this.assign(this.#session.person()),
      r: () => this.composer()?.start('public'),
      n: () => this.composer()?.start('internal'),
    });
  }

  protected async assign(assignee: Reference | null): Promise<void> {
    const ticket = this.ticket();
    // Shown at once, so a second press, or one by the person who has it already, asks for nothing new.
    if (!ticket || !this.canWork() || ticket.assignee?.id === assignee?.id) return;
    this.detail.set({ ...ticket, assignee: assignee ? { id: assignee.id, name: assignee.name } : null });
    await this.#write(() => this.#writes.assign(ticket, assignee), ticket);
  }

  protected async move(to: TicketState): Promise<void> {
    const ticket = this.ticket();
    if (!ticket) return;
    const reason = needsReason.includes(to) ? await this.#askReason(to) : '';
    if (reason === undefined) return;
    await this.#write(() => this.#writes.move(ticket, to, reason), ticket);
  }

  protected async prioritise(): Promise<void> {
    const ticket = this.ticket();
    if (!ticket) return;
    const dialog = this.#dialogs.open<PriorityChange, unknown, PriorityDialog>(PriorityDialog, {
      label: this.t().reason.priorityTitle,
      data: { impact: ticket.impact, urgency: ticket.urgency },
    });
    const change = await firstValueFrom(dialog.closed);
    if (change) await this.#write(() => this.#writes.prioritise(ticket, change), ticket);
  }

  protected async qualify(kind: QualifiedKind): Promise<void> {
    const ticket = this.ticket();
    if (ticket) await this.#write(() => this.#writes.qualify(ticket, kind), ticket);
  }

  protected async split(message: TicketMessage): Promise<void> {
    const ticket = this.ticket();
    const { title, label, hint } = this.ties().split;
    const confirm = this.shared().actions.confirm;
    const words = await this.#ask({ title, label, hint, confirm, required: true });
    if (!ticket || !words) return;
    await this.#write(async () => {
      const opened = await this.#writes.split(ticket, message.id, words.replace(/\s+/g, ' '));
      this.#toasts.show(this.ties().split.done(opened.number));
    }, ticket);
  }

  protected async explainBreach(clock: Clock): Promise<void> {
    const reason = await this.#ask({
      title: this.t().clock.breachAsk,
      label: this.t().clock.breachLabel,
      hint: this.t().clock.breachHint,
      confirm: this.shared().actions.save,
      required: true,
    });
    if (reason) await this.#write(() => this.#writes.explainBreach(this.id(), clock.id, reason));
  }

  protected async send({ message, key }: Outgoing): Promise<void> {
    const id = this.id();
    try {
      const said = await this.#writes.say(id, message, key);
      this.composer()?.sent(id);
      this.#append(said);
      if (said.heldUntil === null) this.#toasts.show(this.t().composer.noted);
      else this.#offerUndo(id, said);
    } catch (error) {
      this.composer()?.refused(this.#failures.read(error));
    }
    this.detail.reload();
  }

  protected async takeBack(message: TicketMessage): Promise<void> {
    const id = this.id();
    this.#toasts.retire(heldReply(message));
    try {
      await this.#writes.takeBack(message.ticketId, message.id);
      this.composer()?.restore(id, message.body);
      this.#toasts.show(this.t().composer.cancelled, { tone: 'info' });
    } catch (error) {
      this.#failures.toast(error);
    }
    this.detail.reload();
  }

  protected sayChange(change: TicketChange): string {
    const { pane, list, priorities } = this.t();
    const states = this.shared().ticketStates;
    switch (change.what) {
      case 'state':
        return pane.changed(pane.state, states[change.from], states[change.to]);
      case 'assignee':
        return pane.changed(pane.assignee, change.from ?? list.unassigned, change.to ?? list.unassigned);
      case 'priority':
        return pane.changed(pane.priority, priorities[change.from], priorities[change.to]);
      case 'messages':
        return pane.newMessages(change.count);
    }
  }

  #offerUndo(ticketId: string, message: TicketMessage): void {
    this.#toasts.show(this.t().composer.sent, {
      durationMs: undoMs,
      about: heldReply(message),
      action: this.shared().actions.undo,
      onAction: () => {
        if (this.id() === ticketId) void this.takeBack(message);
      },
    });
  }

  #append(message: TicketMessage): void {
    const ticket = this.ticket();
    if (!ticket || ticket.messages.some(({ id }) => id === message.id)) return;
    this.detail.set({ ...ticket, messages: [...ticket.messages, message] });
    const scroller = this.scroller()?.nativeElement;
    setTimeout(() => scroller?.scrollTo({ top: scroller.scrollHeight }));
  }

  /** Does it, then reads again; after a conflict shows what others changed since `before`. */
  async #write(action: () => Promise<unknown>, before = this.ticket()): Promise<void> {
    try {
      await action();
      this.conflict.set(null);
    } catch (error) {
      const problem = this.#failures.read(error);
      if (problem.code === 'version.conflict' && before) return this.#showConflict(before);
      this.#toasts.bad(problem.message);
    }
    this.detail.reload();
  }

  async #showConflict(before: NonNullable<ReturnType<TicketPane['ticket']>>): Promise<void> {
    try {
      const after = await this.#writes.read(before.id);
      if (this.id() !== before.id) return;
      this.detail.set(after);
      this.conflict.set(changesBetween(before, after));
    } catch (error) {
      this.#failures.toast(error);
    }
  }

  async #askReason(to: TicketState): Promise<string | undefined> {
    const { reason } = this.t();
    return this.#ask({
      title: this.shared().ticketStates[to],
      label: reason.label,
      hint: to === 'planned' ? reason.planned : reason.waiting,
      confirm: this.shared().actions.confirm,
      required: true,
    });
  }

  #ask(question: ReasonQuestion): Promise<string | undefined> {
    const dialog = this.#dialogs.open<string, ReasonQuestion, ReasonDialog>(ReasonDialog, {
      label: question.title,
      data: question,
      width: '440px',
    });
    return firstValueFrom(dialog.closed);
  }
}

/** What the toast about a reply that still waits is known by. */
function heldReply({ id }: TicketMessage): string {
  return `held-reply.${id}`;
}
