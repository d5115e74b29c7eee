import { Injectable } from '@nestjs/common';
import { Directory, type Contact } from '@vigie/directory';
import { Database, DomainError, found, type Actor, type Transaction } from '@vigie/platform';
import { localDateOf, mayAskFor } from '@vigie/rules';
import type { CatalogueRequest, Locale } from '@vigie/wire';
import { offeredTypes, type PublishedType } from '../../store/catalogue/request-type.store';
import { catalogueFormOf, formWasSent } from '../../store/form-drafts/form-draft.store';
import { AskApproval } from '../approvals/ask-approval';
import { ReceiveRequest } from '../requests/receive-request';
import { readForm } from './read-form';

/** A contact sends a request of the catalogue. */
@Injectable()
export class AskFromCatalogue {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly approvals: AskApproval,
    private readonly requests: ReceiveRequest,
  ) {}

  execute(
    actor: Actor,
    typeId: string,
    sent: CatalogueRequest,
    locale: Locale,
  ): Promise<{ requestId: string } | { approvalId: string }> {
    return this.database.transaction(async (tx) => {
      const contact = found(await this.directory.contactById(found(actor.id), tx));
      const type = await this.typeFor(tx, contact, typeId);
      if (type.number !== sent.number) throw new DomainError('request-type.changed', { number: type.number });
      const { clientId } = contact;
      const { calendar } = await this.directory.clientTerms(clientId, tx);
      const today = localDateOf(tx.now.toISOString(), calendar.zone);
      const { request, fileIds } = await readForm(tx, type, sent, { clientId, locale, today });
      await formWasSent(tx, actor, catalogueFormOf(typeId));
      const { ticketKind, impact, urgency, service, approval: rule } = type.content;
      const nature = { ticketKind, impact, urgency, promised: service === 'promise' };
      const asked = { clientId, requesterId: contact.id, request, nature, fileIds, rule };
      const outcome = await this.approvals.ask(tx, actor, asked);
      if (outcome.state === 'waiting') return { approvalId: outcome.approvalId };
      const { requestId } = await this.requests.receive(tx, {
        clientId,
        author: { id: contact.id, name: contact.name, email: contact.email },
        channel: 'portal',
        receivedAt: tx.now,
        request,
        nature,
        approval: outcome.approval,
        fileIds,
        raw: null,
      });
      return { requestId };
    });
  }

  /** What another client is offered does not exist; what others of the company may ask for is refused. */
  private async typeFor(tx: Transaction, contact: Contact, id: string): Promise<PublishedType> {
    const [type] = await offeredTypes(tx, id);
    const { audience } = found(type).content;
    const asking = { clientId: contact.clientId, formula: contact.formula, requester: true, approver: true };
    if (!mayAskFor(audience, asking)) throw new DomainError('not-found');
    const { roles } = contact;
    const held = { requester: roles.includes('requester'), approver: roles.includes('approver') };
    if (!mayAskFor(audience, { ...asking, ...held })) throw new DomainError('permission.missing');
    return found(type);
  }
}
