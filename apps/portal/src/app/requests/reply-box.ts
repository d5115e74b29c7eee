import { HttpClient, HttpHeaders } from '@angular/common/http';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import { Icon, Toasts, injectTexts } from '@vigie/ui';
import { type Attachment, type SentMessage, attachment, clientMessage, sentMessage } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { ErrorSummary } from '../forms/error-summary';
import { FilesField } from '../forms/files-field';
import { injectSending } from '../forms/sending';
import { SubmitButton } from '../forms/submit-button';
import { TextField } from '../forms/text-field';
import { TypedStore } from '../session/typed-store';
import { requestTexts } from './texts';

const kept = z.object({ body: z.string(), files: z.array(attachment) });

/** A message to us. What is typed is kept until it is sent, whatever happens to the page around it. */
@Component({
  selector: 'app-reply-box',
  imports: [ErrorSummary, FilesField, Icon, SubmitButton, TextField],
  template: `
    @if (sending.problem(); as problem) {
      <app-error-summary [heading]="t().reply.failed" [body]="problem.message" />
    }
    <form class="form" novalidate (submit)="submit($event)">
      <app-text-field
        name="reply"
        type="prose"
        [max]="20000"
        [label]="answer() ? t().reply.answer : t().reply.label"
        [hint]="t().reply.hint"
        [error]="error()"
        [value]="body()"
        (valueChange)="body.set($event)"
      />
      <details class="more" [open]="files().length > 0">
        <summary><v-icon name="paperclip" /> {{ t().detail.files }}</summary>
        <app-files-field [files]="files()" (filesChange)="files.set($event)" />
      </details>
      <app-submit-button [label]="t().reply.send" [busyLabel]="t().reply.sending" [busy]="sending.busy()" />
    </form>
  `,
})
export class ReplyBox {
  readonly id = input.required<string>();
  /** We asked something: what is written is an answer. */
  readonly answer = input(false);
  readonly sent = output<SentMessage>();

  readonly #http = inject(HttpClient);
  readonly #store = inject(TypedStore);
  readonly #toasts = inject(Toasts);
  protected readonly t = injectTexts(requestTexts);
  protected readonly sending = injectSending();
  readonly #slot = computed(() => `reply.${this.id()}`);
  readonly #kept = computed(() => kept.safeParse(this.#store.read(this.#slot())).data);
  protected readonly body = linkedSignal(() => this.#kept()?.body ?? '');
  protected readonly files = linkedSignal<readonly Attachment[]>(() => this.#kept()?.files ?? []);
  readonly #tried = signal(false);
  protected readonly error = computed(() => {
    if (!this.#tried()) return null;
    if (this.body().trim() === '') return this.t().reply.empty;
    return this.body().trim().length > 20_000 ? this.t().reply.tooLong : null;
  });
  #attempt: { key: string; body: string } | undefined;

  constructor() {
    effect(() => {
      const value = { body: this.body(), files: this.files() };
      const slot = this.#slot();
      untracked(() => {
        if (value.body.trim() === '' && value.files.length === 0) this.#store.clear(slot);
        else this.#store.write(slot, value);
      });
    });
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.#tried.set(true);
    if (this.error() || this.sending.busy()) {
      document.getElementById('f-reply')?.focus();
      return;
    }
    const ids = this.files().map((file) => file.id);
    const message = clientMessage.parse({
      body: this.body(),
      ...(ids.length > 0 ? { attachmentIds: ids } : {}),
    });
    const url = `/api/portal/requests/${encodeURIComponent(this.id())}/messages`;
    const headers = new HttpHeaders({ 'Idempotency-Key': this.#keyFor(JSON.stringify(message)) });
    let sent: SentMessage | undefined;
    await this.sending.run(async () => {
      sent = sentMessage.parse(await firstValueFrom(this.#http.post(url, message, { headers })));
    });
    if (!sent) return;
    this.#attempt = undefined;
    this.body.set('');
    this.files.set([]);
    this.#tried.set(false);
    this.#toasts.show(sent.opened ? this.t().reply.opened(sent.opened.number) : this.t().reply.sent);
    this.sent.emit(sent);
  }

  #keyFor(body: string): string {
    if (this.#attempt?.body !== body) this.#attempt = { key: crypto.randomUUID(), body };
    return this.#attempt.key;
  }
}
