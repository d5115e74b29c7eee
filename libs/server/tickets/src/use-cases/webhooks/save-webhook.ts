import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Database,
  DomainError,
  found,
  Secrets,
  type Actor,
  type Config,
  type Transaction,
} from '@vigie/platform';
import type { Permission, WebhookEvent, WebhookInput, WebhookSettingsChange } from '@vigie/wire';
import {
  clientExists,
  deleteWebhook,
  insertWebhook,
  keepSecret,
  lockWebhook,
  updateWebhook,
} from '../../store/webhooks/webhook.store';
import { newWebhookSecret } from './webhook-signature';
import { checkTarget } from './webhook-target';

/** What the sealed secret of a webhook is bound to. */
export const secretContext = (webhookId: string) => `webhook:${webhookId}`;

/** Adds, changes and removes webhooks. */
@Injectable()
export class SaveWebhook {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Adds one; its secret is told now and never again. */
  async create(actor: Actor, input: WebhookInput): Promise<{ id: string; secret: string }> {
    mayHear(actor, input.events);
    checkTarget(input.url, this.config.webhookPrivateTargets);
    const { id, sealed } = await this.database.transaction(async (tx) => {
      await checkClient(tx, input.clientId);
      const webhookId = await insertWebhook(tx, input);
      const secret = this.secrets.seal(newWebhookSecret(), secretContext(webhookId));
      await keepSecret(tx, webhookId, { secret, previousSecret: null, previousUntil: null });
      await tx.audit(actor, 'webhook.created', `webhook:${webhookId}`, { ...input });
      return { id: webhookId, sealed: secret };
    });
    return { id, secret: this.secrets.open(sealed, secretContext(id)) };
  }

  /** Changes what is given; one that is switched on again starts with a clean sheet. */
  async change(actor: Actor, id: string, { version, ...change }: WebhookSettingsChange): Promise<void> {
    const { events, url } = change;
    if (url !== undefined) checkTarget(url, this.config.webhookPrivateTargets);
    await this.database.transaction(async (tx) => {
      const webhook = found(await lockWebhook(tx, id));
      mayHear(actor, [...webhook.events, ...(events ?? [])]);
      await checkClient(tx, change.clientId);
      const restarts = change.active === true && !webhook.active;
      await updateWebhook(
        tx,
        { id, version },
        {
          ...change,
          ...(restarts && { failingSince: null, disabledAt: null }),
        },
      );
      await tx.audit(actor, 'webhook.changed', `webhook:${id}`, change);
    });
  }

  /** Removes it with the log of its deliveries. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { name, url } = found(await lockWebhook(tx, id));
      await deleteWebhook(tx, id);
      await tx.audit(actor, 'webhook.deleted', `webhook:${id}`, { name, url });
    });
  }
}

async function checkClient(tx: Transaction, clientId: string | null | undefined): Promise<void> {
  if (!clientId || (await clientExists(tx, clientId))) return;
  throw new DomainError('request.invalid', undefined, [{ path: 'clientId', code: 'not-found' }]);
}

/** A webhook tells nobody more than whoever sets it up may read. */
function mayHear(actor: Actor, events: readonly WebhookEvent[]): void {
  const needed = (event: WebhookEvent): Permission =>
    event === 'client.changed' ? 'clients.read' : 'tickets.read';
  if (events.some((event) => !actor.permissions.has(needed(event))))
    throw new DomainError('permission.missing');
}
