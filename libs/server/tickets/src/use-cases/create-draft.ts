import { Injectable } from '@nestjs/common';
import { channelDecision } from '@vigie/rules';
import {
  Database,
  DomainError,
  found,
  fromJson,
  Mailroom,
  type Actor,
  type Transaction,
} from '@vigie/platform';
import { permissionsOf, type Locale, type NewRequest, type Role } from '@vigie/wire';
import { RequestDraftRow } from '../store/request-draft.row';
import { termsOf } from '../store/terms';
import { fr } from '../texts/fr';
import { longInstant } from '../texts/dates';
import { textsOf } from '../texts/texts';
import { PublicLinks } from './public-links';
import type { ReceivedDraft } from './received';

const validDays = 7;

interface ContactRow {
  client_id: string;
  name: string;
  email: string;
  locale: Locale;
  roles: Role[] | string;
  active: number;
}

/** Writes down a request that its author still has to confirm, and sends them the link. */
@Injectable()
export class CreateDraft {
  constructor(
    private readonly database: Database,
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
      const contact = await this.contact(tx, contactId);
      const terms = await termsOf(tx, contact.client_id);
      const decision = channelDecision({
        formula: terms.formula,
        channel: 'phone',
        senderKnown: true,
        senderMayRequest: true,
      });
      if (decision.outcome !== 'draft' || !mayRequest(contact)) throw new DomainError('permission.missing');
      const { attachmentIds = [], ...content } = request;
      const { draftId } = await this.receive(tx, {
        clientId: contact.client_id,
        contactId,
        origin: 'phone',
        request: content as NewRequest,
        rawFileKey: null,
        fileIds: attachmentIds,
      });
      await tx.audit(actor, 'draft.created', `draft:${draftId}`, { contactId });
      return { draftId, expiresAt: expiryOf(tx).toISOString() };
    });
  }

  /** The same for a mail, inside the caller's transaction. */
  async receive(tx: Transaction, input: ReceivedDraft): Promise<{ draftId: string }> {
    const contact = await this.contact(tx, input.contactId);
    const expiresAt = expiryOf(tx);
    const draftId = await tx.insert(RequestDraftRow, { ...input, createdAt: tx.now, expiresAt });
    const terms = await termsOf(tx, input.clientId);
    const texts = textsOf(contact.locale);
    const subject = fr.subjectOf(input.request);
    await this.mailroom.post(tx, {
      to: contact.email,
      subject: texts.mail.draft.subject(subject),
      text: texts.mail.draft.body({
        name: contact.name,
        subject,
        origin: input.origin,
        url: this.links.draft(draftId),
        expires: longInstant(expiresAt, terms.calendar.zone, contact.locale),
      }),
      automatic: true,
    });
    return { draftId };
  }

  private async contact(tx: Transaction, id: string): Promise<ContactRow> {
    const [row] = await tx.query<ContactRow>(
      "SELECT client_id, name, email, locale, roles, active FROM person WHERE id = ? AND kind = 'contact' AND active = 1",
      [id],
    );
    return found(row);
  }
}

const mayRequest = (contact: ContactRow) => permissionsOf(fromJson(contact.roles)).has('requests.send');
const expiryOf = (tx: Transaction) => new Date(tx.now.getTime() + validDays * 86_400_000);
