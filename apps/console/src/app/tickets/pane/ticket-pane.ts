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
import { Dialogs, ErrorState, Skeleton, Toasts, injectTexts, sharedTexts } from '@vigie/ui';
import {
  type QualifiedKind,
  type TicketState,
  priorityOf,
  stateWhenAssigned,
  transitions,
} from '@vigie/rules';
import {
  type Clock,
  type Reference,
  type TicketDetail,
  type TicketMessage,
  type TicketRow,
  ticketDetail,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { reloadOn } from '../../core/live-reload';
import { pageVisible } from '../../core/page-visible';
import { SessionStore } from '../../core/session-store';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ReasonDialog, type ReasonQuestion } from '../../kit/reason-dialog';
import { PageTitle } from '../../shell/page-title';
import { queueTexts } from '../../queues/queues.texts';
import { Composer, type Outgoing } from './composer';
import { HistoryLine } from './history-line';
import { MessageCard } from './message-card';
import { OpeningCard } from './opening-card';
import { PriorityDialog } from './priority-dialog';
import { SealedRequestCard } from './sealed-request-card';
import { type Conflict, ConflictNotice } from './conflict-notice';
import { changesBetween } from '../ticket-changes';
import { DeskFocus } from '../desk-focus';
import { OwnVersions } from '../own-versions';
import { TicketReading } from '../ticket-reading';
import { TicketFacts } from './ticket-facts';
import { TicketHeader } from './ticket-header';
import { type PriorityChange, type Target, TicketWrites, needsReason } from '../ticket-writes';
import { tieTexts } from '../ties.texts';
import { ticketTexts } from '../tickets.texts';
import { TicketPresence } from '../writing/ticket-presence';
import { writingTexts } from '../writing/writing.texts';

const undoMs = 15_000;

/** The opened ticket: header, conversation, composer, and the facts at the right. */
@Component({
  selector: 'app-ticket-pane',
  imports: [
    Composer,
    ConflictNotice,
    ErrorState,
    HistoryLine,
    MessageCard,
    OpeningCard,
    RouterLink,
    SealedRequestCard,
    Skeleton,
    TicketFacts,
    TicketHeader,
    TicketPresence,
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
  readonly #desk = inject(DeskFocus);
  readonly #visible = pageVisible();
  readonly #own = new OwnVersions();
  #writing: Promise<void> = Promise.resolve();
  protected readonly t = injectTexts(ticketTexts);
  protected readonly ties = injectTexts(tieTexts);
  protected readonly words = injectTexts(writingTexts);
  protected readonly queues = injectTexts(queueTexts);
  protected readonly shared = injectTexts(sharedTexts);

  protected readonly detail = httpResource(() => `/api/tickets/${this.id()}`, {
    parse: (raw) => ticketDetail.parse(raw),
  });
  /** Stays on screen while it cannot be read again: what is being written stays with it. */
  protected readonly ticket = linkedSignal<
    { id: string; read: TicketDetail | undefined },
    TicketDetail | undefined
  >({
    source: () => ({ id: this.id(), read: this.detail.hasValue() ? this.detail.value() : undefined }),
    computation: ({ id, read }, previous) => {
      const last: TicketDetail | undefined = previous?.value;
      return read ?? (last?.id === id ? last : undefined);
    },
  });
  protected readonly canWork = computed(
    () => this.#session.session() !== null && this.#session.can('tickets.work'),
  );
  protected readonly showHistory = signal(false);
  protected readonly conflict = linkedSignal<string, Conflict | null>({
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
      (event) =>
        event.type === 'queues.changed' || (event.type === 'ticket.changed' && event.ticketId === this.id()),
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
    effect(() => {
      const place = this.scroller()?.nativeElement;
      if (place && this.ticket() && this.#desk.wanted() === this.id())
        untracked(() => this.#desk.arrive(place));
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
    const state = stateWhenAssigned(ticket.state, assignee !== null);
    this.detail.set({
      ...ticket,
      assignee: assignee ? { id: assignee.id, name: assignee.name } : null,
      state,
      nextStates: [...transitions[state]],
    });
    const { pane, list } = this.t();
    const mine = pane.to(pane.assignee, assignee?.name ?? list.unassigned);
    await this.#change(mine, (target) => this.#writes.assign(target, assignee), ticket);
  }

  protected async move(to: TicketState): Promise<void> {
    const ticket = this.ticket();
    if (!ticket) return;
    const reason = needsReason.includes(to) ? await this.#askReason(to) : '';
    if (reason === undefined) return;
    const mine = this.t().pane.to(this.t().pane.state, this.shared().ticketStates[to]);
    await this.#change(mine, (target) => this.#writes.move(target, to, reason), ticket);
  }

  protected async putInto(queue: Reference): Promise<void> {
    const ticket = this.ticket();
    if (!ticket || ticket.queue.id === queue.id) return;
    this.detail.set({ ...ticket, queue });
    const mine = this.t().pane.to(this.queues().ticket.label, queue.name);
    await this.#change(mine, (target) => this.#writes.putInto(target, queue), ticket);
  }

  protected async prioritise(): Promise<void> {
    const ticket = this.ticket();
    if (!ticket) return;
    const dialog = this.#dialogs.open<PriorityChange, unknown, PriorityDialog>(PriorityDialog, {
      label: this.t().reason.priorityTitle,
      data: { impact: ticket.impact, urgency: ticket.urgency },
    });
    const change = await firstValueFrom(dialog.closed);
    if (!change) return;
    const { pane, priorities } = this.t();
    const mine = pane.to(pane.priority, priorities[priorityOf(change.impact, change.urgency)]);
    await this.#change(mine, (target) => this.#writes.prioritise(target, change), ticket);
  }

  protected async qualify(kind: QualifiedKind): Promise<void> {
    const ticket = this.ticket();
    const mine = this.shared().requestKinds[kind];
    if (ticket) await this.#change(mine, (target) => this.#writes.qualify(target, kind), ticket);
  }

  protected async split(message: TicketMessage): Promise<void> {
    const ticket = this.ticket();
    const { title, label, hint } = this.ties().split;
    const confirm = this.shared().actions.confirm;
    const words = await this.#ask({ title, label, hint, confirm, required: true, line: 200 });
    if (!ticket || !words) return;
    const subject = words.replace(/\s+/g, ' ');
    const split = async (target: Target): Promise<undefined> => {
      const opened = await this.#writes.split(target, message.id, subject);
      this.#toasts.show(this.ties().split.done(opened.number));
    };
    await this.#change(`${title} (${subject})`, split, ticket);
  }

  protected async explainBreach(clock: Clock): Promise<void> {
    const reason = await this.#ask({
      title: this.t().clock.breachAsk,
      label: this.t().clock.breachLabel,
      hint: this.t().clock.breachHint,
      confirm: this.shared().actions.save,
      required: true,
    });
    if (!reason) return;
    const mine = this.t().clock.breachReason(reason);
    const explain = async ({ id }: Target): Promise<undefined> => {
      await this.#writes.explainBreach(id, clock.id, reason);
    };
    await this.#change(mine, explain, this.ticket());
  }

  protected async send(outgoing: Outgoing): Promise<void> {
    const ticket = this.ticket();
    if (!ticket) return;
    const { id } = ticket;
    const { message, key, macro } = outgoing;
    try {
      const said = macro
        ? await this.#writes.applyMacro({ id, version: macro.version }, macro, message, key)
        : message && (await this.#writes.say(id, message, key));
      this.composer()?.sent(id, message);
      if (said) this.#append(said);
      if (said?.heldUntil) this.#offerUndo(id, said);
      else if (said) this.#toasts.show(this.t().composer.noted);
    } catch (error) {
      const problem = this.#failures.read(error);
      this.composer()?.refused(outgoing, problem);
      if (problem.code === 'network') return;
      if (problem.code === 'version.conflict') return this.#showConflict(ticket, this.words().reply);
    }
    this.detail.reload();
  }

  protected async takeBack(message: TicketMessage): Promise<void> {
    const id = this.id();
    this.#toasts.retire(heldReply(message));
    try {
      await this.#writes.takeBack(message.ticketId, message.id);
      // Those whom its author chose come last.
      this.composer()?.restore(id, message.body, message.recipients.cc.slice(-20));
      this.#toasts.show(this.t().composer.cancelled, { tone: 'info' });
    } catch (error) {
      this.#failures.toast(error);
    }
    this.detail.reload();
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

  /** Does it, then reads again; after a conflict shows what others changed since `before`, beside what was wanted. */
  #change(
    mine: string,
    action: (target: Target) => Promise<TicketRow | undefined>,
    before: TicketDetail | undefined,
  ): Promise<void> {
    if (!before) return Promise.resolve();
    // One after the other: the next key is no conflict with the one before.
    this.#writing = this.#writing.then(() => this.#write(mine, action, before));
    return this.#writing;
  }

  async #write(
    mine: string,
    action: (target: Target) => Promise<TicketRow | undefined>,
    before: TicketDetail,
  ): Promise<void> {
    try {
      const target = this.#own.latest(before);
      this.#took(target, await action(target));
      this.conflict.set(null);
    } catch (error) {
      const problem = this.#failures.read(error);
      const again = (): Promise<void> => this.#change(mine, action, this.ticket());
      if (problem.code === 'version.conflict') return this.#showConflict(before, mine, again);
      this.#toasts.bad(problem.message);
    }
    this.detail.reload();
  }

  /** What one did oneself is known before the ticket is read again. */
  #took(target: Target, row: TicketRow | undefined): void {
    const ticket = this.ticket();
    if (row) this.#own.note(target, row.version);
    if (row && ticket?.id === row.id)
      this.detail.set({ ...ticket, ...row, nextStates: [...transitions[row.state]] });
  }

  async #showConflict(before: TicketDetail, mine: string, again?: () => Promise<void>): Promise<void> {
    try {
      const after = await this.#writes.read(before.id);
      if (this.id() !== before.id) return;
      this.detail.set(after);
      this.conflict.set({ changes: changesBetween(before, after), mine, ...(again && { again }) });
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
