import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { CONFIG, Mailroom, type Config, type Transaction } from '@vigie/platform';
import { textsOf } from '../../texts/texts';

interface DisabledWebhook {
  id: string;
  name: string;
  url: string;
}

/** Tells the administrators that a webhook was switched off, inside the caller's transaction. */
@Injectable()
export class TellWebhookDisabled {
  constructor(
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(tx: Transaction, { id, name, url: target }: DisabledWebhook): Promise<void> {
    for (const { email, locale } of await this.directory.staffToNotify('webhooks.manage', tx)) {
      const texts = textsOf(locale).mail.webhookDisabled;
      const url = `${this.config.publicUrl}/console/admin/webhooks/${id}`;
      await this.mailroom.post(tx, {
        to: email,
        subject: texts.subject(name),
        text: texts.body({ name, target, url }),
        automatic: true,
      });
    }
  }
}
