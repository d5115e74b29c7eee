import { Injectable } from '@nestjs/common';
import { Database, Secrets } from '@vigie/platform';
import type { ImapAccess, ServerAccess } from '../../ports/mail-server-probe';
import { allMailboxes, findMailbox, type StoredMailbox } from '../../store/mailboxes/mailbox.store';

/** What the sealed secrets of a mailbox are bound to. */
export const secretOfMailbox = (id: string, what: 'imap' | 'smtp' | 'dkim') => `mailbox:${id}:${what}`;

/** A mailbox to read. */
export interface MailboxReading {
  id: string;
  address: string;
  since: Date;
  version: number;
  imap: ImapAccess;
}

/** How the mails of a mailbox leave; without a server of its own, by the one of the installation. */
export interface MailboxSending {
  id: string;
  version: number;
  smtp: ServerAccess | null;
  dkim: { domainName: string; keySelector: string; privateKey: string } | null;
}

/** Opens what is sealed of the mailboxes, for the processes that read and send. */
@Injectable()
export class MailboxAccounts {
  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
  ) {}

  /** The mailboxes to read, each with its server. */
  async reading(): Promise<MailboxReading[]> {
    return (await allMailboxes(this.database)).flatMap((box) => {
      const imap = box.active ? this.imapOf(box) : null;
      const { id, address, readSince: since, version } = box;
      return imap ? [{ id, address, since, version, imap }] : [];
    });
  }

  /** How the mails of a mailbox leave; null for one that was taken away. */
  async sending(id: string): Promise<MailboxSending | null> {
    const box = await findMailbox(this.database, id);
    if (!box) return null;
    const { address, dkimSelector: keySelector, dkimKey } = box;
    const dkim = keySelector !== null &&
      dkimKey !== null && {
        domainName: address.slice(address.indexOf('@') + 1),
        keySelector,
        privateKey: this.secrets.open(dkimKey, secretOfMailbox(id, 'dkim')),
      };
    return { id, version: box.version, smtp: this.smtpOf(box), dkim: dkim || null };
  }

  /** Its server for mail that comes in; null without one. */
  imapOf({ id, imap, imapPassword }: StoredMailbox): ImapAccess | null {
    return imap && { ...imap, password: this.open(imapPassword, secretOfMailbox(id, 'imap')) };
  }

  /** Its server for mail that leaves; null without one. */
  smtpOf({ id, smtp, smtpPassword }: StoredMailbox): ServerAccess | null {
    return smtp && { ...smtp, password: this.open(smtpPassword, secretOfMailbox(id, 'smtp')) };
  }

  private open(sealed: string | null, context: string): string | null {
    return sealed === null ? null : this.secrets.open(sealed, context);
  }
}
