import { Injectable } from '@nestjs/common';
import type { Contact } from '@vigie/directory';
import type { Transaction } from '@vigie/platform';
import type { z } from 'zod';
import type { emailRequest } from '@vigie/wire';
import type { ReadMail } from '../../ports/mail-reader';
import type { MailPlace, StoredInbound } from '../../store/mail/mail.store';
import { usesOfMailbox } from '../../store/mailboxes/mailbox.store';
import { AddClientMessage } from '../desk/add-client-message';
import { CreateDraft } from '../requests/create-draft';
import { followCopied } from '../watchers/follow-copied';
import { withInlineFiles } from './inline-images';
import { MailFiles, type JudgedFiles } from './mail-files';
import { ReceiveRequest } from '../requests/receive-request';
import { TellRefusedFiles } from './tell-refused-files';

const maxSubject = 200;
const maxText = 200_000;

/** A mail whose author is known, with what was decided about it. */
export interface AcceptedMail {
  inbound: Pick<StoredInbound, 'id' | 'rawFileKey' | 'rawSha256' | 'receivedAt' | 'silent' | 'mailboxId'>;
  mail: ReadMail;
  files: JudgedFiles;
  contact: Contact;
  route: { to: 'request' } | { to: 'draft' } | { to: 'message'; ticketId: string };
}

/** Makes of a mail what its author meant: a written request, a draft to confirm, or an answer on a ticket. */
@Injectable()
export class MailAcceptance {
  constructor(
    private readonly requests: ReceiveRequest,
    private readonly messages: AddClientMessage,
    private readonly drafts: CreateDraft,
    private readonly files: MailFiles,
    private readonly refusals: TellRefusedFiles,
  ) {}

  /** Inside the caller's transaction; returns the place of the mail. */
  async accept(tx: Transaction, accepted: AcceptedMail): Promise<MailPlace> {
    const { contact, route } = accepted;
    const { clientId } = contact;
    const fileIds = await this.files.register(tx, accepted.files.taken, { clientId, contactId: contact.id });
    switch (route.to) {
      case 'draft':
        await this.draft(tx, accepted, fileIds);
        return { state: 'draft', clientId };
      case 'request': {
        const ticketId = await this.request(tx, accepted, fileIds);
        await followCopied(tx, { id: ticketId, clientId }, contact, namedIn(accepted.mail));
        return { state: 'request', clientId, ticketId };
      }
      case 'message': {
        const place = await this.message(tx, accepted, route.ticketId, fileIds);
        const { ticketId } = place;
        await followCopied(tx, { id: ticketId, clientId }, contact, namedIn(accepted.mail));
        if (!('messageId' in place)) return { state: 'request', clientId, ticketId };
        const { messageId } = accepted.mail;
        const { refused } = accepted.files;
        if (!accepted.inbound.silent) {
          await this.refusals.tell(tx, { contact, ticketId, messageId, refused });
        }
        return { state: 'message', clientId, ticketId, ticketMessageId: place.messageId };
      }
    }
  }

  private async request(tx: Transaction, accepted: AcceptedMail, fileIds: string[]) {
    const { contact, files, inbound } = accepted;
    const { ticketKind } = await usesOfMailbox(tx, inbound.mailboxId);
    const { ticketId } = await this.requests.receive(tx, {
      clientId: contact.clientId,
      author: contact,
      channel: 'email',
      fileIds,
      refusedFiles: files.refused,
      ...(ticketKind && { ticketKind }),
      mailboxId: inbound.mailboxId,
      ...contentOf(accepted),
    });
    return ticketId;
  }

  private async draft(tx: Transaction, { inbound, mail, contact, files }: AcceptedMail, fileIds: string[]) {
    await this.drafts.receive(tx, {
      clientId: contact.clientId,
      contactId: contact.id,
      origin: 'email',
      request: requestOf(mail),
      rawFileKey: inbound.rawFileKey,
      fileIds,
      refusedFiles: files.refused,
    });
  }

  private message(tx: Transaction, accepted: AcceptedMail, to: string, fileIds: string[]) {
    const { mail, contact, files } = accepted;
    return this.messages.receive(tx, {
      clientId: contact.clientId,
      ticketId: to,
      author: contact,
      channel: 'email',
      body: cut(mail.replyText || '(message sans texte)'),
      html: withInlineFiles(mail.html, namedFiles(files, fileIds)),
      fullText: mail.text === mail.replyText ? null : cut(mail.text),
      fileIds,
      refusedFiles: files.refused,
      asRequest: contentOf(accepted),
    });
  }
}

/** Everybody whom its author wrote to. */
const namedIn = ({ to, cc }: ReadMail) => [...to, ...cc];

/** A mail as a written request: it counts from its arrival, and its raw bytes are part of what is sealed. */
const contentOf = ({ inbound, mail }: AcceptedMail) => ({
  receivedAt: inbound.receivedAt,
  request: requestOf(mail),
  raw: { fileKey: inbound.rawFileKey, sha256: inbound.rawSha256 },
});

function requestOf(mail: ReadMail): z.infer<typeof emailRequest> {
  return {
    kind: 'email',
    subject: mail.subject.slice(0, maxSubject).toWellFormed(),
    description: cut(mail.text),
  };
}

/** The stored files of a mail by the names its HTML gives them. */
const namedFiles = ({ taken }: JudgedFiles, fileIds: readonly string[]) =>
  taken.map(({ contentId }, index) => ({ contentId, id: fileIds[index] ?? '' }));

/** Cut where no character is split: what is sealed must have one form in bytes. */
const cut = (text: string) => text.slice(0, maxText).toWellFormed();
