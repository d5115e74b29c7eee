import { Injectable } from '@nestjs/common';
import type { Contact } from '@vigie/directory';
import type { Transaction } from '@vigie/platform';
import type { z } from 'zod';
import type { emailRequest } from '@vigie/wire';
import type { ReadMail } from '../ports/mail-reader';
import { addSystemNote, type MailPlace } from '../store/mail.store';
import { AddClientMessage } from './add-client-message';
import { CreateDraft } from './create-draft';
import { MailFiles, refusalNote, type JudgedFiles } from './mail-files';
import { ReceiveRequest } from './receive-request';

const maxSubject = 200;
const maxText = 200_000;

/** A mail whose author is known, with what was decided about it. */
export interface AcceptedMail {
  inbound: { rawFileKey: string; rawSha256: string; receivedAt: Date };
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
        await this.noteRefusals(tx, { id: ticketId, clientId }, accepted.files);
        return { state: 'request', clientId, ticketId };
      }
      case 'message': {
        const place = await this.message(tx, accepted, route.ticketId, fileIds);
        await this.noteRefusals(tx, { id: place.ticketId, clientId }, accepted.files);
        const state = 'messageId' in place ? 'message' : 'request';
        return { state, clientId, ticketId: place.ticketId };
      }
    }
  }

  private async request(tx: Transaction, accepted: AcceptedMail, fileIds: string[]) {
    const { contact } = accepted;
    const { ticketId } = await this.requests.receive(tx, {
      clientId: contact.clientId,
      author: contact,
      channel: 'email',
      fileIds,
      ...contentOf(accepted),
    });
    return ticketId;
  }

  /** The author of a draft is told which files did not come through: there is no ticket yet for a note. */
  private async draft(tx: Transaction, { inbound, mail, contact, files }: AcceptedMail, fileIds: string[]) {
    const request = requestOf(mail);
    const note = refusalNote(files.refused);
    await this.drafts.receive(tx, {
      clientId: contact.clientId,
      contactId: contact.id,
      origin: 'email',
      request: {
        ...request,
        description: cut(note ? `${note}\n\n${request.description}` : request.description),
      },
      rawFileKey: inbound.rawFileKey,
      fileIds,
    });
  }

  private message(tx: Transaction, accepted: AcceptedMail, to: string, fileIds: string[]) {
    const { mail, contact } = accepted;
    return this.messages.receive(tx, {
      clientId: contact.clientId,
      ticketId: to,
      author: contact,
      channel: 'email',
      body: cut(mail.replyText || '(message sans texte)'),
      html: mail.html,
      fileIds,
      asRequest: contentOf(accepted),
    });
  }

  private async noteRefusals(
    tx: Transaction,
    ticket: { id: string; clientId: string },
    { refused }: JudgedFiles,
  ): Promise<void> {
    if (refused.length > 0) await addSystemNote(tx, ticket, refusalNote(refused));
  }
}

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

/** Cut where no character is split: what is sealed must have one form in bytes. */
const cut = (text: string) => text.slice(0, maxText).toWellFormed();
