import { Injectable } from '@nestjs/common';
import { Database, found, Secrets, type Actor } from '@vigie/platform';
import { keepSecret, lockWebhook } from '../../store/webhooks/webhook.store';
import { secretContext } from './save-webhook';
import { newWebhookSecret } from './webhook-signature';

const hourMs = 3_600_000;

/** Gives a webhook a new secret; the old one goes on signing beside it for a while. */
@Injectable()
export class RotateWebhookSecret {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  async execute(
    actor: Actor,
    id: string,
    { overlapHours }: { overlapHours: number },
  ): Promise<{ secret: string }> {
    const sealed = await this.database.transaction(async (tx) => {
      const webhook = found(await lockWebhook(tx, id));
      const secret = this.secrets.seal(newWebhookSecret(), secretContext(id));
      const previousUntil = new Date(tx.now.getTime() + overlapHours * hourMs);
      await keepSecret(tx, id, { secret, previousSecret: webhook.secret, previousUntil });
      await tx.audit(actor, 'webhook.secret-rotated', `webhook:${id}`, { overlapHours });
      return secret;
    });
    return { secret: this.secrets.open(sealed, secretContext(id)) };
  }
}
