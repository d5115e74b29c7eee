import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Database, found, type Actor, type Config } from '@vigie/platform';
import { installationMailbox, type MailboxTest } from '@vigie/wire';
import {
  MailServerProbe,
  type ImapAccess,
  type ServerAccess,
  type ServerPlace,
} from '../../ports/mail-server-probe';
import { findMailbox } from '../../store/mailboxes/mailbox.store';
import { MailboxAccounts } from './mailbox-accounts';

interface Places {
  imap: ServerPlace<ImapAccess> | null;
  smtp: ServerPlace<ServerAccess> | null;
}

/** Tries the servers of a mailbox, as it is saved. */
@Injectable()
export class TestMailbox {
  constructor(
    private readonly database: Database,
    private readonly accounts: MailboxAccounts,
    private readonly probe: MailServerProbe,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async execute(actor: Actor, id: string): Promise<MailboxTest> {
    const places = id === installationMailbox ? this.installation() : await this.own(id);
    await this.database.transaction((tx) => tx.audit(actor, 'mailbox.tested', `mailbox:${id}`, {}));
    const [imap, smtp] = await Promise.all([
      places.imap && this.probe.imap(places.imap),
      places.smtp && this.probe.smtp(places.smtp),
    ]);
    return { imap, smtp };
  }

  private installation(): Places {
    const { imapUrl, smtpUrl } = this.config;
    return {
      imap: imapUrl === null ? null : { url: imapUrl },
      smtp: smtpUrl === null ? null : { url: smtpUrl },
    };
  }

  private async own(id: string): Promise<Places> {
    const box = found(await findMailbox(this.database, id));
    return { imap: this.accounts.imapOf(box), smtp: this.accounts.smtpOf(box) };
  }
}
