import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Mailroom, randomToken, sha256, type Config, type Transaction } from '@vigie/platform';
import type { Locale } from '@vigie/wire';
import { insertPasswordLink } from '../store/tokens.store';
import { linkMails } from '../texts';

const hour = 3_600_000;
const lifetimes = { reset: hour, invitation: 7 * 24 * hour } as const;

interface Recipient {
  id: string;
  kind: 'staff' | 'contact';
  name: string;
  email: string;
  locale: Locale;
}

/** Single-use links by which people choose a password. */
@Injectable()
export class PasswordLinks {
  constructor(
    private readonly mailroom: Mailroom,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** Mails a link, built from the configured address; the links sent before stop working. */
  async send(tx: Transaction, to: Recipient, purpose: keyof typeof lifetimes): Promise<void> {
    const token = randomToken();
    await insertPasswordLink(tx, {
      tokenHash: sha256(token),
      personId: to.id,
      expiresAt: new Date(tx.now.getTime() + lifetimes[purpose]),
    });
    const app = to.kind === 'staff' ? 'console' : 'portal';
    const link = `${this.config.publicUrl}/${app}/reset?token=${token}`;
    const mail = linkMails[to.locale][purpose];
    const text = mail.text({ name: to.name, link });
    await this.mailroom.post(tx, { to: to.email, subject: mail.subject, text, automatic: true });
  }
}
