import type { OnApplicationShutdown } from '@nestjs/common';
import { MailTransport, type Config, type Delivery, type OutgoingMail } from '@vigie/platform';
import type { MailboxAccounts, MailboxSending } from '@vigie/tickets';
import type { Signing } from './compose';
import { FolderTransport } from './folder-transport';
import { smtpAddress } from './server-address';
import { SmtpTransport } from './smtp-transport';

/** One way out, for mails that may be signed. */
interface WayOut {
  send(mail: OutgoingMail, signing?: Signing | null): Promise<Delivery>;
}

/** Each mail leaves by the server of its mailbox, signed with its key; the others by the installation's. */
export class MailboxTransport extends MailTransport implements OnApplicationShutdown {
  private readonly first: FolderTransport | SmtpTransport;
  /** Servers of mailboxes, with the version of the settings that they were opened for. */
  private readonly own = new Map<string, { version: number; transport: SmtpTransport }>();

  constructor(
    private readonly config: Config,
    private readonly accounts: Pick<MailboxAccounts, 'sending'>,
  ) {
    super();
    const { smtpUrl } = config;
    this.first = smtpUrl === null ? new FolderTransport(config) : new SmtpTransport(smtpUrl, config);
  }

  /** Never throws: whatever happens is one of the outcomes of a delivery. */
  async send(mail: OutgoingMail): Promise<Delivery> {
    if (mail.sender === null) return this.first.send(mail);
    let box: MailboxSending | null;
    try {
      box = await this.accounts.sending(mail.sender.mailboxId);
    } catch (error) {
      // Nothing was handed over yet: it may leave later.
      return { outcome: 'refused', permanent: false, error: String(error) };
    }
    return this.wayOf(box).send(mail, box?.dkim);
  }

  onApplicationShutdown(): void {
    if (this.first instanceof SmtpTransport) this.first.onApplicationShutdown();
    for (const { transport } of this.own.values()) transport.onApplicationShutdown();
  }

  private wayOf(box: MailboxSending | null): WayOut {
    if (!box?.smtp) return this.first;
    const known = this.own.get(box.id);
    if (known?.version === box.version) return known.transport;
    // What it has in hand still leaves; an idle line closes.
    known?.transport.onApplicationShutdown();
    const transport = new SmtpTransport(smtpAddress(box.smtp), this.config);
    this.own.set(box.id, { version: box.version, transport });
    return transport;
  }
}
