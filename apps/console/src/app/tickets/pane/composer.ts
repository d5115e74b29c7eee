import { httpResource } from '@angular/common/http';
import {
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import {
  Dialogs,
  Icon,
  Kbd,
  type ShownProblem,
  injectTexts,
  sharedTexts,
  MaxChars,
  refuseTooLong,
} from '@vigie/ui';
import { openVariables } from '@vigie/rules';
import {
  type NewMessage,
  type ReadyMacro,
  type Reference,
  type TicketDetail,
  type TicketMessage,
  changesSomething,
  replyDrafts,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { SessionStore } from '../../core/session-store';
import { Uploads } from '../../core/uploads';
import { ArticlePicker, type PickedArticle } from '../../knowledge/article-picker';
import { knowledgeTexts } from '../../knowledge/knowledge.texts';
import { FocusReturn } from '../../keyboard/focus-return';
import { Commands, type WorkCommand } from '../../keyboard/commands';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ArmedMacro } from '../../macros/armed-macro';
import { MacroPicker, type PickedMacro } from '../../macros/macro-picker';
import { macroTexts } from '../../macros/macros.texts';
import { ReplySenderLine } from '../../mailboxes/reply-sender';
import { ticketTexts } from '../tickets.texts';
import { ComposerNotices } from '../writing/composer-notices';
import { crossedReply } from '../writing/crossed-reply';
import { ReplyCopies } from '../writing/reply-copies';
import { ReplyDrafts, slotOf } from '../writing/reply-drafts';
import { TypingMark } from '../writing/typing-mark';
import { writingTexts } from '../writing/writing.texts';

/** Between two tries of a message whose way was cut. */
const retryMs = 3000;

type Visibility = NewMessage['visibility'];

export interface Outgoing {
  /** Null when a macro only changes the ticket. */
  message: NewMessage | null;
  /** The same for every try of the same message. */
  key: string;
  /** The macro whose changes leave with it, and the version of the ticket that its author saw. */
  macro?: Pick<ReadyMacro, 'id' | 'name' | 'version'>;
}

/** Always there under the conversation; what is typed is kept per ticket until it is sent. */
@Component({
  selector: 'app-composer',
  imports: [ArmedMacro, ComposerNotices, Icon, Kbd, MaxChars, ReplyCopies, ReplySenderLine],
  providers: [Uploads],
  templateUrl: './composer.html',
  styleUrl: './composer.css',
  host: {
    '[class.dropping]': 'dropping()',
    '(dragover)': 'dragOver($event)',
    '(dragleave)': 'dropping.set(false)',
    '(drop)': 'drop($event)',
  },
})
export class Composer {
  readonly ticket = input.required<TicketDetail>();
  readonly outgoing = output<Outgoing>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  readonly #focus = new FocusReturn();
  readonly #drafts = inject(ReplyDrafts);
  readonly #session = inject(SessionStore);
  readonly #typing = inject(TypingMark);
  protected readonly words = injectTexts(writingTexts);
  readonly #dialogs = inject(Dialogs);
  protected readonly macros = injectTexts(macroTexts);
  protected readonly knowledge = injectTexts(knowledgeTexts);
  protected readonly uploads = inject(Uploads);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);

  readonly #ticketId = computed(() => this.ticket().id);
  protected readonly visibility = linkedSignal<string, Visibility>({
    source: this.#ticketId,
    computation: () => 'public',
  });
  readonly #slot = computed(() => slotOf(this.#ticketId(), this.visibility()));
  readonly #draft = computed(() => this.#drafts.read(this.#slot()));
  protected readonly body = computed(() => this.#draft()?.body ?? '');
  protected readonly copies = computed(() => this.#draft()?.copies ?? []);
  protected readonly newest = computed(() => this.ticket().messages.at(-1)?.id ?? null);
  /** Read again with every message: one that was sent elsewhere is no draft any more. */
  readonly #saved = httpResource(
    () => {
      this.newest();
      return `/api/tickets/${this.#ticketId()}/reply-drafts`;
    },
    { parse: (raw) => replyDrafts.parse(raw) },
  );
  /** The macro whose text is being written, for the changes it brings along. */
  protected readonly armed = linkedSignal<string, ReadyMacro | null>({
    source: this.#ticketId,
    computation: () => null,
  });
  protected readonly busy = signal(false);
  protected readonly dropping = signal(false);
  protected readonly problem = linkedSignal<string, string | null>({
    source: this.#slot,
    computation: () => null,
  });
  /** A message whose way was cut, tried again until it is known to have arrived. */
  protected readonly waiting = linkedSignal<string, Outgoing | null>({
    source: this.#ticketId,
    computation: () => null,
  });
  protected readonly crossed = linkedSignal<string, TicketMessage | null>({
    source: this.#slot,
    computation: () => null,
  });

  protected readonly closed = computed(() => this.ticket().state === 'closed');
  protected readonly placeholder = computed(() => {
    const { composer } = this.t();
    if (this.visibility() === 'internal') return composer.notePlaceholder;
    return composer.replyPlaceholder(this.ticket().requester?.name.split(' ')[0] ?? '');
  });
  protected readonly canWait = computed(
    () =>
      this.visibility() === 'public' &&
      this.ticket().nextStates.includes('waiting-client') &&
      !this.armed()?.changes.state,
  );
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');

  constructor() {
    // Files belong to the ticket they were joined to.
    effect(() => {
      this.#ticketId();
      this.uploads.clear();
    });
    effect(() => {
      if (this.#saved.hasValue()) {
        const { items } = this.#saved.value();
        untracked(() => this.#drafts.learn(this.#ticketId(), items));
      }
    });
    effect((onCleanup) => {
      const waiting = this.waiting();
      if (!waiting) return;
      const timer = setTimeout(() => this.#send(waiting), retryMs);
      onCleanup(() => clearTimeout(timer));
    });
    inject(Shortcuts).use({
      m: () => void this.pickMacro(),
      'mod+m': () => void this.pickMacro(),
    });
    inject(Commands).offer(() => (this.closed() ? [] : this.#commands()));
  }

  #commands(): WorkCommand[] {
    const { reply, note } = this.t().composer;
    const { insertTitle } = this.knowledge();
    const first = true;
    return [
      { id: 'reply', label: reply, icon: 'reply', first, key: 'r', run: () => this.start('public') },
      { id: 'note', label: note, icon: 'sticky-note', first, key: 'n', run: () => this.start('internal') },
      { id: 'macro', label: this.macros().pick, icon: 'list', first, key: 'm', run: () => this.pickMacro() },
      { id: 'article', label: insertTitle, icon: 'book-open', run: () => this.pickArticle() },
    ];
  }

  /** From the shortcuts r and n. */
  start(visibility: Visibility): void {
    this.visibility.set(visibility);
    // At once: the next key already belongs to the text.
    const field = this.field()?.nativeElement;
    if (field) this.#focus.enter(field);
  }

  /** What was written left; without a message, a macro changed the ticket and what is being typed stays. */
  sent(ticketId: string, message: NewMessage | null): void {
    if (!message) {
      this.busy.set(false);
      return;
    }
    this.#drafts.sent(slotOf(ticketId, message.visibility));
    this.#typing.stop();
    this.busy.set(false);
    if (ticketId !== this.#ticketId()) return;
    this.waiting.set(null);
    this.armed.set(null);
    this.uploads.clear();
  }

  refused(outgoing: Outgoing, problem: ShownProblem): void {
    this.busy.set(false);
    const cut = problem.code === 'network' || problem.status >= 502;
    this.waiting.set(cut && outgoing.message ? { ...outgoing } : null);
    if (cut && outgoing.message) return;
    const arrived = problem.code === 'idempotency.mismatch';
    // The key belongs to what did arrive; this text is another message.
    if (arrived) this.#keep(this.body(), crypto.randomUUID());
    this.problem.set(arrived ? this.words().alreadySent : (problem.fields['body'] ?? problem.message));
  }

  /** The text of a reply that was taken back: a new message, whose key was never used. */
  restore(ticketId: string, text: string, copies: readonly string[]): void {
    const draft = { body: text, key: crypto.randomUUID(), after: this.newest(), copies: [...copies] };
    this.#drafts.keep(slotOf(ticketId, 'public'), draft);
    if (ticketId !== this.#ticketId()) return;
    this.visibility.set('public');
    this.field()?.nativeElement.focus();
  }

  protected type(text: string): void {
    this.problem.set(null);
    this.waiting.set(null);
    this.#typing.touch();
    this.#keep(text, this.#draft()?.key ?? crypto.randomUUID());
  }

  #keep(body: string, key: string): void {
    // What was there before the first letter is what its author has read.
    const after = this.body() === '' ? this.newest() : (this.#draft()?.after ?? null);
    this.#drafts.keep(this.#slot(), { body, key, after, copies: this.copies() });
  }

  /** Whom a reply copies is part of what is written. */
  protected copy(copies: readonly string[]): void {
    const draft = this.#draft();
    if (!draft) return;
    this.problem.set(null);
    this.waiting.set(null);
    this.#drafts.keep(this.#slot(), { ...draft, copies: [...copies] });
  }

  protected async pickMacro(): Promise<void> {
    if (this.closed() || this.busy()) return;
    const ticketId = this.#ticketId();
    const dialog = this.#dialogs.open<PickedMacro, string, MacroPicker>(MacroPicker, {
      label: this.macros().title,
      data: ticketId,
      width: '720px',
    });
    const picked = await firstValueFrom(dialog.closed);
    if (!picked || ticketId !== this.#ticketId()) return;
    if (picked.atOnce) this.#apply(picked.macro);
    else this.#insert(picked.macro);
  }

  /** The address of an article that this client may read goes where the caret is. */
  protected async pickArticle(): Promise<void> {
    const { id, client } = this.ticket();
    const dialog = this.#dialogs.open<PickedArticle, Reference, ArticlePicker>(ArticlePicker, {
      label: this.knowledge().insertTitle,
      data: client,
      width: '520px',
    });
    const picked = await firstValueFrom(dialog.closed);
    if (!picked || id !== this.#ticketId()) return;
    const at = this.field()?.nativeElement.selectionStart ?? this.body().length;
    this.type(`${this.body().slice(0, at)}${picked.title} – ${picked.url}${this.body().slice(at)}`);
    this.start(this.visibility());
  }

  /** A slash where a line begins looks for a macro; anywhere else it is a slash. */
  protected slash(event: KeyboardEvent, field: HTMLTextAreaElement): void {
    const begins = /(^|\n)$/.test(field.value.slice(0, field.selectionStart));
    if (event.key !== '/' || event.ctrlKey || event.metaKey || !begins) return;
    event.preventDefault();
    void this.pickMacro();
  }

  /** The text goes where the caret is; the changes wait for it to be sent. */
  #insert(macro: ReadyMacro): void {
    const field = this.field()?.nativeElement;
    const caret = this.visibility() === macro.visibility ? field?.selectionStart : undefined;
    this.start(macro.visibility);
    const before = this.body();
    const at = caret ?? before.length;
    const body = macro.body ?? '';
    this.type(before.slice(0, at) + body + before.slice(at));
    this.armed.set(changesSomething(macro.changes) ? macro : null);
    // After the field shows it: the first hole, or the end of what was put in.
    setTimeout(() => {
      const hole = /\{\{[^{}]*\}\}/.exec(body);
      const start = hole ? at + hole.index : at + body.length;
      field?.focus();
      field?.setSelectionRange(start, hole ? start + hole[0].length : start);
    });
  }

  /** What is already being written is never sent along. */
  #apply(macro: ReadyMacro): void {
    if (macro.body !== null) {
      this.#insert(macro);
      if (this.body() === macro.body) void this.submit(false);
      return;
    }
    const { version } = this.ticket();
    this.#send({ message: null, key: crypto.randomUUID(), macro: { ...macro, version } });
  }

  protected sendAnyway(): void {
    const draft = this.#draft();
    if (draft) this.#drafts.keep(this.#slot(), { ...draft, after: this.newest() });
    this.crossed.set(null);
    void this.submit(false);
  }

  protected async submit(thenWait: boolean): Promise<void> {
    const body = this.body().trim();
    const key = this.#draft()?.key;
    if (body === '' || !key || this.busy() || this.waiting() || refuseTooLong(this.#host)) return;
    const problem = this.#unready(body);
    this.problem.set(problem);
    if (problem) return;
    this.crossed.set(this.#crossing());
    if (this.crossed()) return;
    this.busy.set(true);
    const attachmentIds = this.uploads.ids;
    const message: NewMessage = {
      visibility: this.visibility(),
      body,
      ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
      ...(this.copies().length > 0 && { copies: this.copies() }),
      ...(thenWait ? { thenState: 'waiting-client' } : {}),
    };
    const armed = this.armed()?.visibility === message.visibility ? this.armed() : null;
    const { version } = this.ticket();
    await this.#drafts.settle(this.#slot());
    this.#send({ message, key, ...(armed && { macro: { ...armed, version } }) });
  }

  #send(outgoing: Outgoing): void {
    this.busy.set(true);
    this.outgoing.emit(outgoing);
  }

  /** Why a text cannot leave yet. */
  #unready(body: string): string | null {
    const holes = openVariables(body).map((name) => `{{${name}}}`);
    if (holes.length > 0) return this.macros().fillFirst(holes.join(', '));
    return this.uploads.running ? this.t().composer.uploadsRunning : null;
  }

  #crossing(): TicketMessage | null {
    if (this.visibility() === 'internal') return null;
    const me = this.#session.person()?.name ?? '';
    return crossedReply(this.ticket().messages, this.#draft()?.after ?? null, me);
  }

  protected pick(field: HTMLInputElement): void {
    this.uploads.add(field.files ?? []);
    field.value = '';
  }

  protected paste(event: ClipboardEvent): void {
    const files = event.clipboardData?.files;
    if (!files?.length) return;
    event.preventDefault();
    this.uploads.add(files);
  }

  protected dragOver(event: DragEvent): void {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.dropping.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.dropping.set(false);
    this.uploads.add(event.dataTransfer?.files ?? []);
  }

  protected leave(): void {
    const field = this.field()?.nativeElement;
    if (field) this.#focus.leave(field);
  }
}
