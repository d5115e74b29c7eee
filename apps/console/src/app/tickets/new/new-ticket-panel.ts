import { DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { Icon, type ShownProblem, Toasts, injectTexts, sharedTexts, MaxChars } from '@vigie/ui';
import { type Level, priorityOf } from '@vigie/rules';
import { client, page, person, ticketRow } from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../../core/failures';
import { WorkActions } from '../../core/work-actions';
import { DeskDraft } from '../../drafts/desk-draft';
import { DraftLine } from '../../drafts/draft-line';
import { draftedModel } from '../../drafts/drafted-model';
import { QueueDirectory } from '../../queues/queue-directory';
import { queueTexts } from '../../queues/queues.texts';
import { LevelFields } from '../pane/level-fields';
import { ticketTexts } from '../tickets.texts';

const kinds = ['incident', 'question', 'change', 'internal'] as const;
const empty = {
  clientId: '',
  requesterId: '',
  queueId: '',
  kind: 'incident' as string,
  subject: '',
  description: '',
  impact: 'medium' as Level,
  urgency: 'medium' as Level,
};

const required = ['clientId', 'subject', 'description'] as const;

/** A ticket opened by us: incident, question, change, or internal work. */
@Component({
  selector: 'app-new-ticket-panel',
  imports: [DraftLine, FormField, Icon, LevelFields, MaxChars],
  templateUrl: './new-ticket-panel.html',
  styleUrl: './new-ticket-panel.css',
})
export class NewTicketPanel {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  readonly #actions = inject(WorkActions);
  protected readonly dialog = inject(DialogRef);
  protected readonly t = injectTexts(ticketTexts);
  protected readonly shared = injectTexts(sharedTexts);
  protected readonly kinds = kinds;
  protected readonly queues = inject(QueueDirectory);
  protected readonly queueWords = injectTexts(queueTexts);

  protected readonly draft = new DeskDraft(() => 'ticket.new');
  readonly #model = draftedModel(this.draft, empty);
  protected readonly form = form(this.#model);
  protected readonly impact = computed(() => this.#model().impact);
  protected readonly urgency = computed(() => this.#model().urgency);
  protected readonly priority = computed(() => priorityOf(this.impact(), this.urgency()));
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #key = crypto.randomUUID();

  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));
  readonly #clientId = computed(() => this.#model().clientId);
  readonly #contacts = httpResource(
    () =>
      this.#clientId()
        ? { url: '/api/people', params: { kind: 'contact', client: this.#clientId(), limit: 200 } }
        : undefined,
    { parse: (raw) => page(person).parse(raw) },
  );
  protected readonly contacts = computed(() =>
    this.#contacts.hasValue() ? this.#contacts.value().items.filter(({ active }) => active) : [],
  );
  protected readonly fields = computed(() => this.problem()?.fields ?? {});

  protected level(change: { impact: Level } | { urgency: Level }): void {
    this.#model.update((model) => ({ ...model, ...change }));
  }

  protected isMissing(key: (typeof required)[number]): boolean {
    return this.tried() && this.#model()[key].trim() === '';
  }

  protected async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.tried.set(true);
    const { requesterId, queueId, ...typed } = this.#model();
    const typedTicket = {
      ...typed,
      ...(requesterId ? { requesterId } : {}),
      ...(queueId ? { queueId } : {}),
    };
    if (this.busy() || required.some((key) => this.isMissing(key))) return;
    this.busy.set(true);
    try {
      const headers = { 'Idempotency-Key': this.#key };
      const row = ticketRow.parse(
        await firstValueFrom(this.#http.post('/api/tickets', typedTicket, { headers })),
      );
      this.draft.clear();
      this.dialog.close();
      this.#toasts.show(this.t().done.opened(row.number));
      await this.#router.navigate(['/tickets', row.id]);
    } catch (error) {
      this.problem.set(this.#failures.read(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected toPhone(): void {
    this.dialog.close();
    void this.#actions.phoneRequest();
  }
}
