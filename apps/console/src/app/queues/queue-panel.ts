import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, type WritableSignal, computed, inject, signal } from '@angular/core';
import { Icon, Locale, type ShownProblem, Toasts, injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import { type RequestKind, type TicketKind, requestKinds, ticketKinds } from '@vigie/rules';
import { type Mailbox, type Queue, queues, reference, ticketWords } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import * as z from 'zod';
import { PanelHead } from '../kit/panel-frame';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { QueueDirectory } from './queue-directory';
import { queueTexts } from './queues.texts';

const people = z.object({ items: z.array(reference) });

export interface QueuePanelData {
  before: Queue | null;
  /** Those that this person may see. */
  mailboxes: readonly Mailbox[];
}

/** A queue as its form holds it. */
function stateOf(queue: Queue | null) {
  return {
    name: queue?.name ?? '',
    memberIds: queue?.members.map(({ id }) => id) ?? [],
    mailboxIds: queue?.mailboxIds ?? [],
    requestKinds: queue?.requestKinds ?? [],
    ticketKinds: queue?.ticketKinds ?? [],
    isDefault: queue?.isDefault ?? false,
    archived: queue?.archived ?? false,
  };
}
type QueueState = ReturnType<typeof stateOf>;

/** A queue set up or changed; closes with `true` when something was saved. */
@Component({
  selector: 'app-queue-panel',
  imports: [EditClash, Icon, MaxChars, PanelHead],
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
  protected readonly dialog = inject<DialogRef<true>>(DialogRef);
  protected readonly t = computed(() => this.#texts().page);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly words = computed(() => ticketWords[this.#locale.current()]);
  protected readonly kinds = { tickets: ticketKinds, requests: requestKinds };
  readonly #people = httpResource(() => '/api/assignees', { parse: (raw) => people.parse(raw) });
  protected readonly people = computed(() => (this.#people.hasValue() ? this.#people.value().items : []));

  readonly #start = stateOf(this.data.before);
  protected readonly name = signal(this.#start.name);
  protected readonly memberIds = signal<string[]>(this.#start.memberIds);
  protected readonly mailboxIds = signal<string[]>(this.#start.mailboxIds);
  protected readonly requestKinds = signal<RequestKind[]>(this.#start.requestKinds);
  protected readonly ticketKinds = signal<TicketKind[]>(this.#start.ticketKinds);
  protected readonly isDefault = signal(this.#start.isDefault);
  readonly #archived = signal(this.#start.archived);
  readonly #kit = injectTexts(kitTexts);
  readonly #base = signal<Queue | null>(this.data.before);
  protected readonly edit = new Edit<Queue, QueueState>({
    base: this.#base,
    read: async () =>
      queues
        .parse(await firstValueFrom(this.#http.get('/api/queues')))
        .items.find(({ id }) => id === this.data.before?.id),
    stateOf,
    state: () => this.#state(),
    show: (state) => this.#show(state),
    say: (state) => this.#say(state),
  });
  protected readonly before = this.#base.asReadonly();
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);

  protected toggle<T>(all: WritableSignal<T[]>, one: T): void {
    all.update((kept) => (kept.includes(one) ? kept.filter((other) => other !== one) : [...kept, one]));
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    const { archivedDone, restored, saved } = this.t();
    const moved = this.#archived() !== (this.before()?.archived ?? false);
    const said = !moved ? saved : this.#archived() ? archivedDone : restored;
    await this.#save(said(this.name().trim()));
  }

  protected async archive(archived: boolean): Promise<void> {
    this.#archived.set(archived);
    await this.submit();
  }

  #state(): QueueState {
    return {
      name: this.name().trim(),
      memberIds: this.memberIds(),
      mailboxIds: this.mailboxIds(),
      requestKinds: this.requestKinds(),
      ticketKinds: this.ticketKinds(),
      isDefault: this.isDefault(),
      archived: this.#archived(),
    };
  }

  #show(state: QueueState): void {
    this.name.set(state.name);
    this.memberIds.set(state.memberIds);
    this.mailboxIds.set(state.mailboxIds);
    this.requestKinds.set(state.requestKinds);
    this.ticketKinds.set(state.ticketKinds);
    this.isDefault.set(state.isDefault);
    this.#archived.set(state.archived);
  }

  #say(state: QueueState): Record<keyof QueueState, Said> {
    const t = this.t();
    const { yes, no } = this.#kit();
    const named = (ids: readonly string[], all: readonly { id: string; name: string }[]) =>
      ids.map((id) => all.find((one) => one.id === id)?.name ?? '…').join(', ');
    const boxes = this.data.mailboxes.map(({ id, address }) => ({ id, name: address }));
    return {
      name: [t.name, state.name],
      memberIds: [t.members, named(state.memberIds, this.people())],
      mailboxIds: [t.mailboxes, named(state.mailboxIds, boxes)],
      requestKinds: [
        t.requests,
        state.requestKinds.map((kind) => this.shared().requestKinds[kind]).join(', '),
      ],
      ticketKinds: [t.kinds, state.ticketKinds.map((kind) => this.words().kinds[kind]).join(', ')],
      isDefault: [t.isDefault, state.isDefault ? yes : no],
      archived: [t.archived, state.archived ? yes : no],
    };
  }

  async #save(said: string): Promise<void> {
    this.tried.set(true);
    const name = this.name().trim();
    if (this.busy() || name === '') return;
    this.busy.set(true);
    try {
      await firstValueFrom(this.#write());
      this.#directory.resource.reload();
      this.#toasts.show(said);
      this.dialog.close(true);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #write() {
    const { isDefault, archived, ...body } = this.#state();
    const before = this.before();
    if (!before) return this.#http.post('/api/queues', body);
    const { id, version } = before;
    return this.#http.put(`/api/queues/${id}`, { ...body, isDefault, archived, version });
  }
}
