import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Mailroom, type Transaction } from '@vigie/platform';
import { PublicLinks } from '../../links/public-links';
import { ReplyTokens } from '../../links/reply-tokens';
import { insertMessage } from '../../store/desk/message.store';
import { ticketNumber, type StoredTicket } from '../../store/desk/ticket.store';
import { threadOf } from '../../store/mail/mail-thread.store';
import type { FiringTarget } from '../../store/sla/firing-target.store';
import { longInstant } from '../../texts/dates';
import { slaTexts } from '../../texts/sla-texts';
import { textsOf } from '../../texts/texts';

/** Writes to the requester that a deadline is near, or over: a message of the conversation and its mail. */
@Injectable()
export class WarnClient {
  constructor(
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
    private readonly tokens: ReplyTokens,
  ) {}

  /** Returns the name of whom was written to; null when nobody can be. */
  async execute(tx: Transaction, ticket: StoredTicket, target: FiringTarget): Promise<string | null> {
    // Of a first answer, the warning would be the answer.
    if (target.clock === 'response' || !target.dueAt || !ticket.requesterId) return null;
    const requester = await this.directory.contactById(ticket.requesterId, tx);
    if (!requester?.active) return null;
    const { locale, email, name } = requester;
    const due = longInstant(target.dueAt, target.zone, locale);
    const body = slaTexts[locale].warning({ subject: ticket.subject, due, late: target.percent === 100 });
    const author = { kind: 'system', id: null, name: 'Vigie' } as const;
    const url = await this.links.request(tx, ticket.id);
    const { reply } = textsOf(locale).mail;
    const outboundMailId = await this.mailroom.post(tx, {
      to: email,
      subject: reply.subject(ticketNumber(ticket.id), ticket.subject),
      text: reply.body({ body, author: author.name, url }),
      messageKey: this.tokens.messageKey(ticket.id),
      ...(await threadOf(tx, ticket.id)),
      automatic: true,
      ticketId: ticket.id,
    });
    await insertMessage(tx, ticket, {
      visibility: 'public',
      channel: 'system',
      author,
      body,
      outboundMailId,
    });
    return name;
  }
}
