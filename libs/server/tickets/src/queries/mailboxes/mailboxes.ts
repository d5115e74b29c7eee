import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Database,
  found,
  mailFromOf,
  scopeCondition,
  type Actor,
  type Config,
} from '@vigie/platform';
import { installationMailbox, type Mailbox, type MailSecurity, type ReplySender } from '@vigie/wire';
import { readWays, type KnownWay } from '../../store/mail/mail-health.store';
import { allMailboxes, type StoredMailbox } from '../../store/mailboxes/mailbox.store';
import { writerOf } from '../../store/mailboxes/writer.store';

/** Our mailboxes, never with their secrets. */
@Injectable()
export class Mailboxes {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** All of them, the one of the installation first. */
  async list(): Promise<Mailbox[]> {
    const boxes = await allMailboxes(this.database);
    const clients = await this.clientsOf(boxes);
    const ways = (await readWays(this.database)).filter(({ way }) => way === 'intake');
    const healthOf = (id: string) => presentHealth(ways.find(({ mailboxId }) => mailboxId === id));
    return [
      { ...installation(this.config), health: healthOf(installationMailbox) },
      ...boxes.map((box) => ({
        ...present(box),
        client: box.clientId === null ? null : { id: box.clientId, name: clients.get(box.clientId) ?? '' },
        health: healthOf(box.id),
      })),
    ];
  }

  /** One of them; 404 when there is none. */
  async one(id: string): Promise<Mailbox> {
    return found((await this.list()).find((box) => box.id === id));
  }

  /** How a reply of this person on a ticket leaves; 404 outside the scope. */
  async replySender(actor: Actor, ticketId: string): Promise<ReplySender> {
    const scope = scopeCondition(actor.scope, 'client_id');
    found(
      await this.database.one(`SELECT id FROM ticket WHERE id = ? AND ${scope.sql}`, [
        ticketId,
        ...scope.parameters,
      ]),
    );
    const { sender, signature } = await writerOf(this.database, actor, ticketId);
    const { name, address } = sender ?? mailFromOf(this.config);
    return { name, address, signature };
  }

  private async clientsOf(boxes: readonly StoredMailbox[]): Promise<Map<string, string>> {
    const ids = boxes.flatMap(({ clientId }) => clientId ?? []);
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM client WHERE id IN (?)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

const presentHealth = (known: KnownWay | undefined): Mailbox['health'] =>
  known
    ? {
        lastSuccessAt: known.facts.lastSuccessAt,
        error: known.error,
        stoppedSince: known.stoppedSince?.toISOString() ?? null,
      }
    : null;

function present(box: StoredMailbox): Omit<Mailbox, 'client' | 'health'> {
  const { id, address, name, aliases, senderNames, imap, smtp, ticketKind, signature } = box;
  const { active, reports, version } = box;
  const { dkimSelector, dkimPublic } = box;
  const dkim = dkimSelector !== null &&
    dkimPublic !== null && {
      name: `${dkimSelector}._domainkey.${address.slice(address.indexOf('@') + 1)}`,
      value: `v=DKIM1; k=rsa; p=${dkimPublic}`,
    };
  return {
    ...{ id, address, name, aliases, senderNames, imap, smtp },
    ...{ ticketKind, signature, active, reports, version },
    dkim: dkim || null,
  };
}

function installation(config: Config): Omit<Mailbox, 'health'> {
  const imap = serverOf(config.imapUrl);
  return {
    ...mailFromOf(config),
    id: installationMailbox,
    imap: imap && { ...imap, user: imap.user ?? '', folder: 'INBOX' },
    smtp: serverOf(config.smtpUrl),
    ...{ aliases: [], senderNames: 'mailbox', ticketKind: null, client: null },
    ...{ signature: null, active: true, reports: false, dkim: null, version: 1 },
  };
}

const usualPorts: Record<string, number> = { 'imaps:': 993, 'imap:': 143, 'smtps:': 465, 'smtp:': 587 };

/** A server by its address, without the password. */
function serverOf(address: string | null): Mailbox['smtp'] {
  if (address === null) return null;
  const { protocol, hostname: host, port, username } = new URL(address);
  const security: MailSecurity = /s:$/.test(protocol) ? 'tls' : 'starttls';
  const user = decodeURIComponent(username) || null;
  return { host, port: Number(port) || (usualPorts[protocol] ?? 25), security, user };
}
