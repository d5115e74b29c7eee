import { Injectable } from '@nestjs/common';
import { CreatePerson } from '@vigie/directory';
import { Database, DomainError, notFound, type Actor, type Transaction } from '@vigie/platform';
import type { InboundState, TriageContact, TriageDecision } from '@vigie/wire';
import { ReplyTokens } from '../../links/reply-tokens';
import type { ReadMail } from '../../ports/mail-reader';
import {
  answeredTicket,
  lockInbound,
  placeInbound,
  readInbound,
  type StoredInbound,
} from '../../store/mail/mail.store';
import { MailAcceptance, type AcceptedMail } from './mail-acceptance';
import { judgeAttachments } from './mail-files';
import { MailOriginals } from './mail-originals';
import { MailSenders } from './mail-senders';
import { routeOfContact } from './route-mail-decision';

/** Mails that opened nothing, which a person may still take up. */
const open: readonly InboundState[] = ['triage', 'quarantined', 'ignored'];

interface Decision {
  mail: ReadMail;
  contact: AcceptedMail['contact'];
  ticketId: string | undefined;
}

/** Decisions of a person on a mail that found no way by itself. */
@Injectable()
export class TriageMail {
  constructor(
    private readonly database: Database,
    private readonly originals: MailOriginals,
    private readonly senders: MailSenders,
    private readonly tokens: ReplyTokens,
    private readonly acceptance: MailAcceptance,
    private readonly people: CreatePerson,
  ) {}

  /**
   * Handles a mail as if this contact had written it. A request counts from the instant the mail arrived; who decided
   * so is in the journal. Errors: mail.already-handled, permission.missing (of the contact), not-found (the ticket is
   * not one of their company).
   */
  attach(actor: Actor, id: string, { contactId, ticketId }: TriageDecision): Promise<void> {
    return this.take(actor, id, ticketId, () => Promise.resolve(contactId));
  }

  /**
   * Makes a contact of who wrote a mail, who may ask from now on, and handles it as theirs; both or neither. Errors:
   * person.email-taken (by whom), permission.missing, and those of attach.
   */
  async attachToNew(actor: Actor, id: string, { ticketId, ...contact }: TriageContact): Promise<void> {
    if (!actor.permissions.has('clients.manage')) throw new DomainError('permission.missing');
    await this.take(actor, id, ticketId, (tx) =>
      this.people.contactWithin(tx, actor, { ...contact, roles: ['requester'] }),
    );
  }

  private async take(
    actor: Actor,
    id: string,
    ticketId: string | undefined,
    contactOf: (tx: Transaction) => Promise<string>,
  ): Promise<void> {
    const mail = await this.read(id);
    const files = await judgeAttachments(mail);
    await this.database.transaction(async (tx) => {
      const inbound = await this.lockOpen(tx, id);
      const contactId = await contactOf(tx);
      const contact = await this.senders.contact(tx, contactId);
      const route = await this.route(tx, { mail, contact, ticketId });
      const place = await this.acceptance.accept(tx, { inbound, mail, files, contact, route });
      await placeInbound(tx, id, { reason: null, ...place });
      await tx.audit(actor, 'mail.attached', `mail:${id}`, {
        contactId,
        from: mail.from.address,
        was: inbound.reason,
        state: place.state,
        ticketId: place.ticketId ?? null,
      });
    });
  }

  /** Puts a mail aside with a reason; the mail stays. Error: mail.already-handled. */
  async dismiss(actor: Actor, id: string, reason: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const inbound = await this.lockOpen(tx, id);
      await placeInbound(tx, id, { state: 'dismissed', dismissal: reason });
      await tx.audit(actor, 'mail.dismissed', `mail:${id}`, { reason, was: inbound.reason });
    });
  }

  private async lockOpen(tx: Transaction, id: string) {
    const inbound = await lockInbound(tx, id);
    if (!open.includes(inbound.state))
      throw new DomainError('mail.already-handled', { state: inbound.state });
    return inbound;
  }

  private async read(id: string): Promise<ReadMail> {
    const inbound = await readInbound(this.database, id);
    const { rawFileKey, state } = inbound;
    if (!open.includes(state)) throw new DomainError('mail.already-handled', { state });
    const reading = await this.originals.read(rawFileKey);
    return reading.ok ? reading.mail : unreadable(inbound);
  }

  private async route(
    tx: Transaction,
    { mail, contact, ticketId: named }: Decision,
  ): Promise<AcceptedMail['route']> {
    const ticketId = named ?? this.tokens.ticketOf([mail.inReplyTo ?? [], ...mail.references].flat());
    const answered = ticketId === null ? null : await answeredTicket(tx, ticketId);
    if (named && answered?.clientId !== contact.clientId) throw notFound();
    const route = routeOfContact(contact, { answered, recentOpenings: 0 });
    switch (route.to) {
      case 'message':
      case 'request':
      case 'draft':
        return route;
      case 'ignored':
      case 'report':
      case 'triage':
        throw new DomainError('permission.missing', { contactId: contact.id });
    }
  }
}

/** A mail that cannot be read, as far as its first lines tell: the person who takes it up has looked at the original. */
function unreadable({ fromAddress, fromName, subject }: StoredInbound): ReadMail {
  return {
    messageId: null,
    inReplyTo: null,
    references: [],
    from: { address: fromAddress, name: fromName },
    severalSenders: false,
    to: [],
    cc: [],
    subject,
    date: null,
    text: '',
    replyText: '',
    html: null,
    headers: {},
    attachments: [],
    report: null,
  };
}
