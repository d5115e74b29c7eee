import { Injectable } from '@nestjs/common';
import type { Contact } from '@vigie/directory';
import { mayAnswerAgain } from '@vigie/rules';
import { Mailroom, type Transaction } from '@vigie/platform';
import type { RefusedFile } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { ReplyTokens } from '../../links/reply-tokens';
import { automaticMailsTo, threadOf } from '../../store/mail/mail-thread.store';
import { ticketNumber } from '../../store/desk/ticket.store';
import { refusedLines, textsOf } from '../../texts/texts';

interface Refusals {
  contact: Contact;
  ticketId: string;
  /** Message-ID of the mail that brought them. */
  messageId: string | null;
  refused: readonly RefusedFile[];
}

/** Tells the author of an answer by mail which of its files did not come through. */
@Injectable()
export class TellRefusedFiles {
  constructor(
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
    private readonly tokens: ReplyTokens,
  ) {}

  /** Inside the caller's transaction. */
  async tell(tx: Transaction, { contact, ticketId, messageId, refused }: Refusals): Promise<void> {
    if (refused.length === 0 || !mayAnswerAgain(await automaticMailsTo(tx, contact.email))) return;
    const texts = textsOf(contact.locale).mail.refused;
    await this.mailroom.post(tx, {
      to: contact.email,
      subject: texts.subject(ticketNumber(ticketId)),
      text: texts.body({
        name: contact.name,
        lines: refusedLines(refused, contact.locale),
        url: await this.links.request(tx, ticketId),
      }),
      messageKey: this.tokens.messageKey(ticketId),
      ...(await threadOf(tx, ticketId, messageId)),
      automatic: true,
      ticketId,
    });
  }
}
