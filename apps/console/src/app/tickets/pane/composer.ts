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
import { Icon, Kbd, type ShownProblem, injectTexts, sharedTexts } from '@vigie/ui';
import type { NewMessage, TicketDetail } from '@vigie/wire';
import { Drafts } from '../../core/drafts';
import { Uploads } from '../../core/uploads';
import { FocusReturn } from '../../keyboard/focus-return';
import { ticketTexts } from '../tickets.texts';

type Visibility = NewMessage['visibility'];

export interface Outgoing {
  message: NewMessage;
  /** The same for every try of the same message. */
  key: string;
}

/** Always there under the conversation; what is typed is kept per ticket until it is sent. */
@Component({
  selector: 'app-composer',
  imports: [Icon, Kbd],
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
    () => this.visibility() === 'public' && this.ticket().nextStates.includes('waiting-client'),
  );
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('field');

  constructor() {
    // Files belong to the ticket they were joined to.
    effect(() => {
      this.#ticketId();
      this.uploads.clear();
    });
  }

  /** From the shortcuts r and n. */
  start(visibility: Visibility): void {
    this.visibility.set(visibility);
    // At once: the next key already belongs to the text.
    const field = this.field()?.nativeElement;
    if (field) this.#focus.enter(field);
  }

  sent(ticketId: string): void {
    this.#drafts.write(draftKey(ticketId, this.visibility()), '');
    this.busy.set(false);
    if (ticketId !== this.#ticketId()) return;
    this.body.set('');
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

  protected submit(thenWait: boolean): void {
    const body = this.body().trim();
    if (body === '' || this.busy()) return;
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
    this.outgoing.emit({ message, key: this.#messageKey() });
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
