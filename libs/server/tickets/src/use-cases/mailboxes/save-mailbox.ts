import { Inject, Injectable } from '@nestjs/common';
import { mailboxOf, plainAddress, type OwnMailbox } from '@vigie/rules';
import {
  CONFIG,
  Database,
  DomainError,
  found,
  mailFromOf,
  Secrets,
  type Actor,
  type Config,
  type Transaction,
} from '@vigie/platform';
import { maxMailboxes, type MailboxChange, type MailboxInput } from '@vigie/wire';
import {
  deleteMailbox,
  forgetReading,
  insertMailbox,
  lockMailbox,
  ownMailboxes,
  updateMailbox,
  type StoredMailbox,
} from '../../store/mailboxes/mailbox.store';
import { clientExists } from '../../store/webhooks/webhook.store';
import { secretOfMailbox } from './mailbox-accounts';
import { splitServers, withoutPasswords } from './mailbox-servers';

const dayMs = 86_400_000;

/** Adds, changes and removes mailboxes. */
@Injectable()
export class SaveMailbox {
  private readonly first: OwnMailbox;

  constructor(
    private readonly database: Database,
    private readonly secrets: Secrets,
    @Inject(CONFIG) config: Config,
  ) {
    this.first = { id: null, address: mailFromOf(config).address, aliases: [] };
  }

  /** Adds one; mails older than a day are left alone. Errors: mailbox.address-taken, mailbox.too-many. */
  create(actor: Actor, input: MailboxInput): Promise<string> {
    const { values, passwords } = splitServers(input, null);
    return this.database.transaction(async (tx) => {
      await this.check(tx, null, values);
      const id = await insertMailbox(tx, {
        ...{ ...values, imapPassword: null, smtpPassword: null },
        ...{ dkimSelector: null, dkimKey: null, dkimPublic: null },
        readSince: new Date(tx.now.getTime() - dayMs),
      });
      await updateMailbox(tx, { id, version: 1 }, this.sealed(id, passwords));
      await tx.audit(actor, 'mailbox.created', `mailbox:${id}`, withoutPasswords(input));
      tx.live({ type: 'mail.changed' });
      return id;
    });
  }

  /**
   * Changes what is given. A password goes to the server it was given for and to no other.
   * Errors: mailbox.address-taken, mailbox.password-needed.
   */
  async change(actor: Actor, id: string, { version, ...change }: MailboxChange): Promise<void> {
    await this.database.transaction(async (tx) => {
      const before = found(await lockMailbox(tx, id));
      const { values, passwords } = splitServers({ ...before, ...change }, before);
      await this.check(tx, id, values);
      const restarts = change.imap !== undefined || (change.active ?? before.active) !== before.active;
      await updateMailbox(tx, { id, version }, { ...values, ...this.sealed(id, passwords) });
      if (restarts) await forgetReading(tx, id);
      await tx.audit(actor, 'mailbox.changed', `mailbox:${id}`, withoutPasswords(change));
      tx.live({ type: 'mail.changed' });
    });
  }

  /** Takes it away; the mails that came by it stay. */
  async remove(actor: Actor, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const { address } = found(await lockMailbox(tx, id));
      await deleteMailbox(tx, id);
      await tx.audit(actor, 'mailbox.deleted', `mailbox:${id}`, { address });
      tx.live({ type: 'mail.changed' });
    });
  }

  private async check(
    tx: Transaction,
    id: string | null,
    values: Pick<StoredMailbox, 'address' | 'aliases' | 'clientId'>,
  ): Promise<void> {
    const others = (await ownMailboxes(tx)).filter((box) => box.id !== id);
    if (id === null && others.length >= maxMailboxes) throw new DomainError('mailbox.too-many');
    for (const [path, address] of addressesOf(values)) {
      if (mailboxOf([this.first, ...others], address)) throw fault(path, 'mailbox.address-taken');
    }
    const { clientId } = values;
    if (clientId && !(await clientExists(tx, clientId))) throw fault('clientId', 'not-found');
  }

  private sealed(
    id: string,
    passwords: { imap?: string | null; smtp?: string | null },
  ): Pick<Partial<StoredMailbox>, 'imapPassword' | 'smtpPassword'> {
    const { imap, smtp } = passwords;
    const seal = (what: 'imap' | 'smtp', plain: string | null) =>
      plain === null ? null : this.secrets.seal(plain, secretOfMailbox(id, what));
    return {
      ...(imap !== undefined && { imapPassword: seal('imap', imap) }),
      ...(smtp !== undefined && { smtpPassword: seal('smtp', smtp) }),
    };
  }
}

const addressesOf = ({ address, aliases }: Pick<StoredMailbox, 'address' | 'aliases'>) => [
  ['address', plainAddress(address)] as const,
  ...aliases.map((alias, index) => [`aliases.${index}`, plainAddress(alias)] as const),
];

const fault = (path: string, code: 'mailbox.address-taken' | 'not-found') =>
  new DomainError('request.invalid', undefined, [{ path, code }]);
