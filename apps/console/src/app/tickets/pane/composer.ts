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
  viewChild,
} from '@angular/core';
import { Dialogs, Icon, Kbd, type ShownProblem, injectTexts, sharedTexts } from '@vigie/ui';
import { openVariables } from '@vigie/rules';
import { type NewMessage, type ReadyMacro, type TicketDetail, changesSomething } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Drafts } from '../../core/drafts';
import { Uploads } from '../../core/uploads';
import { FocusReturn } from '../../keyboard/focus-return';
import { Shortcuts } from '../../keyboard/shortcuts';
import { ArmedMacro } from '../../macros/armed-macro';
import { MacroPicker, type PickedMacro } from '../../macros/macro-picker';
import { macroTexts } from '../../macros/macros.texts';
import { ticketTexts } from '../tickets.texts';

type Visibility = NewMessage['visibility'];

export interface Outgoing {
  /** Null when a macro only changes the ticket. */
  message: NewMessage | null;
  /** The same for every try of the same message. */
  key: string;
  /** The macro whose changes leave with it. */
  macro?: Pick<ReadyMacro, 'id' | 'name'>;
}

/** Always there under the conversation; what is typed is kept per ticket until it is sent. */
@Component({
  selector: 'app-composer',
  imports: [ArmedMacro, Icon, Kbd],
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

  readonly #focus = new FocusReturn();
  readonly #drafts = inject(Drafts);
  readonly #dialogs = inject(Dialogs);
  protected readonly macros = injectTexts(macroTexts);
  protected readonly uploads = inject(Uploads);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);

  readonly #ticketId = computed(() => this.ticket().id);
  protected readonly visibility = linkedSignal<string, Visibility>({
    source: this.#ticketId,
    computation: () => 'public',
  });
  readonly #draftKey = computed(() => draftKey(this.#ticketId(), this.visibility()));
  protected readonly body = linkedSignal({
    source: this.#draftKey,
    computation: (key) => this.#drafts.read(key),
  });
  readonly #messageKey = linkedSignal({ source: this.#ticketId, computation: () => crypto.randomUUID() });
  /** The macro whose text is being written, for the changes it brings along. */
  protected readonly armed = linkedSignal<string, ReadyMacro | null>({
    source: this.#ticketId,
    computation: () => null,
  });
  protected readonly busy = signal(false);
  protected readonly dropping = signal(false);
  protected readonly problem = linkedSignal<string, string | null>({
    source: this.#draftKey,
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
    inject(Shortcuts).use({
      m: () => void this.pickMacro(),
      'mod+m': () => void this.pickMacro(),
    });
  }

  /** From the shortcuts r and n. */
  start(visibility: Visibility): void {
    this.visibility.set(visibility);
    // At once: the next key already belongs to the text.
    const field = this.field()?.nativeElement;
    if (field) this.#focus.enter(field);
  }

  /** What was written left; without a message, a macro changed the ticket and what is being typed stays. */
  sent(ticketId: string, withMessage: boolean): void {
    if (!withMessage) {
      this.busy.set(false);
      return;
    }
    this.#drafts.write(draftKey(ticketId, this.visibility()), '');
    this.busy.set(false);
    if (ticketId !== this.#ticketId()) return;
    this.body.set('');
    this.armed.set(null);
    this.#messageKey.set(crypto.randomUUID());
    this.uploads.clear();
  }

  refused(problem: ShownProblem): void {
    this.busy.set(false);
    this.problem.set(problem.fields['body'] ?? problem.message);
  }

  /** The text of a reply that was taken back. */
  restore(ticketId: string, text: string): void {
    this.#drafts.write(draftKey(ticketId, 'public'), text);
    if (ticketId !== this.#ticketId()) return;
    this.visibility.set('public');
    this.body.set(text);
    this.field()?.nativeElement.focus();
  }

  protected type(text: string): void {
    this.body.set(text);
    this.problem.set(null);
    this.#drafts.write(this.#draftKey(), text);
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
      if (this.body() === macro.body) this.submit(false);
      return;
    }
    this.busy.set(true);
    this.outgoing.emit({ message: null, key: crypto.randomUUID(), macro });
  }

  protected submit(thenWait: boolean): void {
    const body = this.body().trim();
    if (body === '' || this.busy()) return;
    const holes = openVariables(body).map((name) => `{{${name}}}`);
    if (holes.length > 0) {
      this.problem.set(this.macros().fillFirst(holes.join(', ')));
      return;
    }
    if (this.uploads.running) {
      this.problem.set(this.t().composer.uploadsRunning);
      return;
    }
    this.busy.set(true);
    const attachmentIds = this.uploads.ids;
    const message: NewMessage = {
      visibility: this.visibility(),
      body,
      ...(attachmentIds.length > 0 ? { attachmentIds } : {}),
      ...(thenWait ? { thenState: 'waiting-client' } : {}),
    };
    const armed = this.armed();
    const macro = armed?.visibility === message.visibility ? armed : null;
    this.outgoing.emit({ message, key: this.#messageKey(), ...(macro && { macro }) });
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

function draftKey(ticketId: string, visibility: Visibility): string {
  return `ticket.${ticketId}.${visibility}`;
}
