import { Injectable } from '@nestjs/common';
import { Directory, type Contact } from '@vigie/directory';
import { Database, DomainError, type Actor, type Transaction } from '@vigie/platform';
import type { TicketCorrection } from '@vigie/wire';
import { recordHistory } from '../../store/desk/history.store';
import {
  checkVersion,
  lockTicket,
  textsChanged,
  updateTicket,
  type StoredTicket,
} from '../../store/desk/ticket.store';

/** Sets right the subject of a ticket, or who is answered. Its written request stays as it was sealed. */
@Injectable()
export class CorrectTicket {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  /**
   * What is so already is no change. Errors: version.conflict, ticket.closed, ticket.requester-required,
   * contact.not-of-client, contact.inactive.
   */
  execute(actor: Actor, id: string, { version, subject, requesterId }: TicketCorrection): Promise<void> {
    return this.database.transaction(async (tx) => {
      const ticket = await lockTicket(tx, actor.scope, id);
      checkVersion(ticket, version);
      if (ticket.state === 'closed') throw new DomainError('ticket.closed');
      const requester = await this.newRequester(tx, ticket, requesterId);
      if (subject !== undefined && subject !== ticket.subject) await rename(tx, actor, ticket, subject);
      if (requester) await this.answerTo(tx, actor, ticket, requester);
    });
  }

  /** Null when the requester stays. */
  private async newRequester(
    tx: Transaction,
    { clientId, requesterId: before }: StoredTicket,
    wanted: string | null | undefined,
  ): Promise<Contact | null> {
    if (wanted === undefined || wanted === before) return null;
    if (wanted === null) throw new DomainError('ticket.requester-required');
    const contact = await this.directory.contactById(wanted, tx);
    if (contact?.clientId !== clientId) throw new DomainError('contact.not-of-client');
    if (!contact.active) throw new DomainError('contact.inactive');
    return contact;
  }

  private async answerTo(
    tx: Transaction,
    actor: Actor,
    ticket: StoredTicket,
    requester: Contact,
  ): Promise<void> {
    const before = ticket.requesterId && (await this.directory.contactById(ticket.requesterId, tx));
    const data = { from: before ? before.name : null, to: requester.name };
    await updateTicket(tx, ticket, { requesterId: requester.id });
    await recordHistory(tx, ticket, actor, 'requester-changed', data);
    await tx.audit(actor, 'ticket.requester-changed', `ticket:${ticket.id}`, data);
  }
}

async function rename(tx: Transaction, actor: Actor, ticket: StoredTicket, subject: string): Promise<void> {
  const data = { from: ticket.subject, to: subject };
  await updateTicket(tx, ticket, { subject });
  await textsChanged(tx, ticket);
  await recordHistory(tx, ticket, actor, 'renamed', data);
  await tx.audit(actor, 'ticket.renamed', `ticket:${ticket.id}`, data);
}
