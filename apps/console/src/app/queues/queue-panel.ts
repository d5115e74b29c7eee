import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, type WritableSignal, computed, inject, signal } from '@angular/core';
import { Icon, Locale, type ShownProblem, Toasts, injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import { type RequestKind, type TicketKind, requestKinds, ticketKinds } from '@vigie/rules';
import { type Mailbox, type Queue, reference, ticketWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { Failures } from '../core/failures';
import { QueueDirectory } from './queue-directory';
import { queueTexts } from './queues.texts';

const people = z.object({ items: z.array(reference) });

export interface QueuePanelData {
  before: Queue | null;
  /** Those that this person may see. */
  mailboxes: readonly Mailbox[];
}

/** A queue set up or changed; closes with `true` when something was saved. */
@Component({
  selector: 'app-queue-panel',
  imports: [Icon, MaxChars],
  templateUrl: './queue-panel.html',
  styles: `
    fieldset,
    [role='group'] {
      display: grid;
      gap: 6px;
      align-content: start;
      justify-items: start;
    }
    .people,
    .pairs {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 6px 16px;
      width: 100%;
    }
    .pairs {
      margin-block-end: 6px;
    }
    .default .hint {
      margin-inline-start: 4px;
    }
    .remove {
      margin-inline-end: auto;
    }
  `,
})
export class QueuePanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #locale = inject(Locale);
  readonly #directory = inject(QueueDirectory);
  readonly #texts = injectTexts(queueTexts);
  protected readonly data = inject<QueuePanelData>(DIALOG_DATA);
  protected readonly before = this.data.before;
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = computed(() => this.#texts().page);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly words = computed(() => ticketWords[this.#locale.current()]);
  protected readonly kinds = { tickets: ticketKinds, requests: requestKinds };
  readonly #people = httpResource(() => '/api/assignees', { parse: (raw) => people.parse(raw) });
  protected readonly people = computed(() => (this.#people.hasValue() ? this.#people.value().items : []));

  protected readonly name = signal(this.before?.name ?? '');
  protected readonly memberIds = signal<string[]>(this.before?.members.map(({ id }) => id) ?? []);
  protected readonly mailboxIds = signal<string[]>(this.before?.mailboxIds ?? []);
  protected readonly requestKinds = signal<RequestKind[]>(this.before?.requestKinds ?? []);
  protected readonly ticketKinds = signal<TicketKind[]>(this.before?.ticketKinds ?? []);
  protected readonly isDefault = signal(this.before?.isDefault ?? false);
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected toggle<T>(all: WritableSignal<T[]>, one: T): void {
    all.update((kept) => (kept.includes(one) ? kept.filter((other) => other !== one) : [...kept, one]));
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    await this.#save(this.before?.archived ?? false, this.t().saved(this.name().trim()));
  }

  protected async archive(archived: boolean): Promise<void> {
    const said = archived ? this.t().archivedDone : this.t().restored;
    await this.#save(archived, said(this.name().trim()));
  }

  async #save(archived: boolean, said: string): Promise<void> {
    this.tried.set(true);
    const name = this.name().trim();
    if (this.busy() || name === '') return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#write(name, archived));
      this.#directory.resource.reload();
      this.#toasts.show(said);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  #write(name: string, archived: boolean) {
    const { before } = this;
    const body = {
      name,
      memberIds: this.memberIds(),
      mailboxIds: this.mailboxIds(),
      requestKinds: this.requestKinds(),
      ticketKinds: this.ticketKinds(),
    };
    if (!before) return this.#http.post('/api/queues', body);
    const { id, version } = before;
    return this.#http.put(`/api/queues/${id}`, { ...body, isDefault: this.isDefault(), archived, version });
  }
}
