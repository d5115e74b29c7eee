import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { CONFIG, DomainError, Mailroom, type Actor, type Config, type Transaction } from '@vigie/platform';
import type { NewMessage } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { ReplyTokens } from '../../links/reply-tokens';
import { ticketNumber, type StoredTicket } from '../../store/desk/ticket.store';
import { answerCopies } from '../../store/mail/mail-copies.store';
import { threadOf } from '../../store/mail/mail-thread.store';
import { writerOf } from '../../store/mailboxes/writer.store';
import { textsOf } from '../../texts/texts';

/** Posts the mail of an answer, held until it can no longer be taken back. */
@Injectable()
export class PostAnswer {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
    private readonly tokens: ReplyTokens,
  ) {}

  /**
   * Inside the caller's transaction; returns the mail, null when the requester cannot be written to. Error:
   * reply.copy-unknown (no mail of the client names this person).
   */
  async execute(
    tx: Transaction,
    { actor, ticket, message }: { actor: Actor; ticket: StoredTicket; message: NewMessage },
    heldUntil: Date,
  ): Promise<string | null> {
    const requester = ticket.requesterId && (await this.directory.contactById(ticket.requesterId, tx));
    if (!requester || !requester.active) return null;
    const texts = textsOf(requester.locale).mail.reply;
    const url = await this.links.request(tx, ticket.id);
    const { sender, signature } = await writerOf(tx, actor, ticket.id);
    return this.mailroom.post(tx, {
      to: requester.email,
      cc: await this.copies(tx, ticket, requester.email, message.copies ?? []),
      subject: texts.subject(ticketNumber(ticket.id), ticket.subject),
      text: texts.body({ body: message.body, author: signature ?? actor.name, url }),
      messageKey: this.tokens.messageKey(ticket.id),
      ...(await threadOf(tx, ticket.id)),
      sender,
      automatic: false,
      fileIds: message.attachmentIds ?? [],
      ticketId: ticket.id,
      heldUntil,
    });
  }

  private async copies(
    tx: Transaction,
    ticket: StoredTicket,
    requester: string,
    chosen: readonly string[],
  ): Promise<string[]> {
    const { cc, proposed } = await answerCopies(tx, this.config, ticket, requester);
    const unknown = chosen.find((address) => ![requester, ...cc, ...proposed].includes(address));
    if (unknown !== undefined) throw new DomainError('reply.copy-unknown', { address: unknown });
    return [...cc, ...proposed.filter((address) => chosen.includes(address))];
  }
}
