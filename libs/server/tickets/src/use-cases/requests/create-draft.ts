import { Injectable } from '@nestjs/common';
import { Directory, type Contact } from '@vigie/directory';
import { channelDecision } from '@vigie/rules';
import { Database, DomainError, found, Mailroom, type Actor, type Transaction } from '@vigie/platform';
import { permissionsOf, type NewRequest } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { mailboxOfRaw, senderOf } from '../../store/mailboxes/mailbox.store';
import { insertDraft } from '../../store/requests/draft.store';
import { fr } from '../../texts/fr';
import { longInstant } from '../../texts/dates';
import { refusedLines, textsOf } from '../../texts/texts';
import type { ReceivedDraft } from './received';
import { checkRequestDates } from './request-dates';

const validDays = 7;

/** Writes down a request that its author still has to confirm, and sends them the link. */
@Injectable()
export class CreateDraft {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly mailroom: Mailroom,
    private readonly links: PublicLinks,
  ) {}

  /** A request that one of our people typed during a call. */
  execute(
    actor: Actor,
    contactId: string,
    request: NewRequest,
  ): Promise<{ draftId: string; expiresAt: string }> {
    return this.database.transaction(async (tx) => {
      const { clientId, formula, roles } = await this.contact(tx, contactId);
      const senderMayRequest = permissionsOf(roles).has('requests.send');
      const decision = channelDecision({ formula, channel: 'phone', senderKnown: true, senderMayRequest });
      if (decision.outcome !== 'draft' || !senderMayRequest) throw new DomainError('permission.missing');
      const { attachmentIds: fileIds = [], ...content } = request;
      const { calendar } = await this.directory.clientTerms(clientId, tx);
      checkRequestDates(content, { now: tx.now, zone: calendar.zone }, 'request.');
      const { draftId } = await this.receive(tx, {
        clientId,
        contactId,
        origin: 'phone',
        request: content,
        rawFileKey: null,
        fileIds,
        refusedFiles: [],
      });
      await tx.audit(actor, 'draft.created', `draft:${draftId}`, { contactId });
      return { draftId, expiresAt: expiryOf(tx).toISOString() };
    });
  }

  /** The same for a mail, inside the caller's transaction. */
  async receive(tx: Transaction, input: ReceivedDraft): Promise<{ draftId: string }> {
    const contact = await this.contact(tx, input.contactId);
    const expiresAt = expiryOf(tx);
    const draftId = await insertDraft(tx, input, expiresAt);
    const { calendar } = await this.directory.clientTerms(input.clientId, tx);
    const texts = textsOf(contact.locale).mail.draft;
    const subject = fr.subjectOf(input.request);
    await this.mailroom.post(tx, {
      to: contact.email,
      subject: texts.subject(subject),
      text: texts.body({
        name: contact.name,
        subject,
        origin: input.origin,
        url: this.links.draft(draftId),
        expires: longInstant(expiresAt, calendar.zone, contact.locale),
        refused: refusedLines(input.refusedFiles, contact.locale),
      }),
      automatic: true,
      sender: senderOf(await mailboxOfRaw(tx, input.rawFileKey)),
    });
    return { draftId };
  }

  private async contact(tx: Transaction, id: string): Promise<Contact> {
    const contact = await this.directory.contactById(id, tx);
    return found(contact?.active ? contact : null);
  }
}

const expiryOf = (tx: Transaction) => new Date(tx.now.getTime() + validDays * 86_400_000);
