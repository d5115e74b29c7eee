import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form } from '@angular/forms/signals';
import { type ShownProblem, Toasts, injectTexts } from '@vigie/ui';
import {
  type Webhook,
  type WebhookEvent,
  client,
  createdWebhook,
  page,
  webhook,
  webhookEvents,
} from '@vigie/wire';
import { firstValueFrom } from 'rxjs';
import { Failures } from '../core/failures';
import { Edit, type Said } from '../kit/edit';
import { EditClash } from '../kit/edit-clash';
import { kitTexts } from '../kit/kit.texts';
import { PanelFoot, PanelHead } from '../kit/panel-frame';
import { webhookTexts } from './webhooks.texts';

/** What a saved panel closes with: a new webhook with its secret. */
export interface SavedWebhook {
  id: string;
  secret: string | null;
}

/** A webhook as its form holds it. */
const stateOf = ({ name, url, client: of, internal, events }: Webhook) => ({
  ...{ name, url, internal },
  clientId: of?.id ?? '',
  events: events as readonly WebhookEvent[],
});
type WebhookState = ReturnType<typeof stateOf>;

/** A webhook set up or changed. */
@Component({
  selector: 'app-webhook-panel',
  imports: [EditClash, FormField, PanelFoot, PanelHead],
  templateUrl: './webhook-panel.html',
  styles: `
    .choices {
      display: grid;
      gap: 6px;
      margin-block-start: 4px;
    }
    code {
      color: var(--ink-3);
      font-size: var(--text-11);
    }
  `,
})
export class WebhookPanel {
  readonly #http = inject(HttpClient);
  readonly #failures = inject(Failures);
  readonly #toasts = inject(Toasts);
  protected readonly before = inject<Webhook | null>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<SavedWebhook>>(DialogRef);
  protected readonly t = injectTexts(webhookTexts);
  protected readonly kit = injectTexts(kitTexts);
  protected readonly choices = webhookEvents;

  readonly #model = signal({
    name: this.before?.name ?? '',
    url: this.before?.url ?? '',
    clientId: this.before?.client?.id ?? '',
    internal: this.before?.internal ?? false,
  });
  protected readonly form = form(this.#model);
  protected readonly events = signal<readonly WebhookEvent[]>(this.before?.events ?? ['ticket.opened']);
  readonly #base = signal<Webhook | null>(this.before);
  protected readonly edit = new Edit<Webhook, WebhookState>({
    base: this.#base,
    read: async () =>
      webhook.parse(await firstValueFrom(this.#http.get(`/api/webhooks/${this.before?.id ?? ''}`))),
    stateOf,
    state: () => ({ ...this.#model(), events: this.events() }),
    show: ({ events, ...model }) => {
      this.#model.set(model);
      this.events.set(events);
    },
    say: (state) => this.#say(state),
  });
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<ShownProblem | null>(null);
  readonly #clients = httpResource(() => ({ url: '/api/clients', params: { limit: 200 } }), {
    parse: (raw) => page(client).parse(raw),
  });
  protected readonly clients = computed(() => (this.#clients.hasValue() ? this.#clients.value().items : []));

  protected toggle(event: WebhookEvent): void {
    this.events.update((held) => webhookEvents.filter((one) => held.includes(one) !== (one === event)));
    // Notes are told to nobody else.
    if (this.events().includes('ticket.noted')) this.#model.update((model) => ({ ...model, internal: true }));
  }

  protected isMissing(key: 'name' | 'url'): boolean {
    return this.tried() && this.#model()[key].trim() === '';
  }

  protected async submit(event?: Event): Promise<void> {
    event?.preventDefault();
    this.tried.set(true);
    const { name, url } = this.#model();
    if (name.trim() === '' || url.trim() === '' || this.events().length === 0 || this.busy()) return;
    this.busy.set(true);
    try {
      this.dialog.close(await this.#save());
      this.#toasts.show(this.t().saved);
    } catch (error) {
      this.problem.set(await this.edit.unlessClash(this.#failures.read(error)));
    } finally {
      this.busy.set(false);
    }
  }

  #say({ name, url, clientId, internal, events }: WebhookState): Record<keyof WebhookState, Said> {
    const t = this.t();
    const { yes, no } = this.kit();
    const client = this.clients().find(({ id }) => id === clientId)?.name;
    return {
      name: [t.name, name],
      url: [t.url, url],
      clientId: [t.client, client ?? t.allClients],
      internal: [t.internal, internal ? yes : no],
      events: [t.events, events.join(', ')],
    };
  }

  async #save(): Promise<SavedWebhook> {
    const { clientId, ...values } = this.#model();
    const body = { ...values, clientId: clientId || null, events: this.events() };
    const before = this.#base();
    if (before === null) {
      return createdWebhook.parse(await firstValueFrom(this.#http.post('/api/webhooks', body)));
    }
    const { id, version } = before;
    const saved = await firstValueFrom(this.#http.patch(`/api/webhooks/${id}`, { ...body, version }));
    return { id: webhook.parse(saved).id, secret: null };
  }
}
