import { Injectable } from '@nestjs/common';
import { Directory } from '@vigie/directory';
import { Database, DomainError, found, systemActor, type Transaction } from '@vigie/platform';
import { permissionsOf } from '@vigie/wire';
import { PublicLinks } from '../../links/public-links';
import { confirmDraft, lockDraft } from '../../store/requests/draft.store';
import { mailboxOfRaw } from '../../store/mailboxes/mailbox.store';
import { joinMailToTicket } from '../../store/mail/mail-thread.store';
import { sha256OfRaw } from '../../store/requests/written-request.store';
import { followCopied } from '../watchers/follow-copied';
import { SendRequest, type SentRequest } from './send-request';

/**
 * A contact's click on the signed link: the confirmation is the written request, unless the client's management has to
 * agree to it first.
 */
@Injectable()
export class ConfirmDraft {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
    private readonly links: PublicLinks,
    private readonly requests: SendRequest,
  ) {}

  execute(token: string): Promise<SentRequest> {
    return this.database.transaction(async (tx) => {
      const draft = await this.lock(tx, token);
      const contact = await this.directory.contactById(draft.contactId, tx);
      if (!contact?.active || !permissionsOf(contact.roles).has('requests.send'))
        throw new DomainError('draft.link-invalid');
      const box = await mailboxOfRaw(tx, draft.rawFileKey);
      const { name, email } = contact;
      const actor = { ...systemActor(`confirmation of ${email}`), name, email };
      const sent = await this.requests.send(tx, actor, {
        clientId: draft.clientId,
        author: { id: contact.id, name: contact.name, email: contact.email },
        channel: 'confirmed-draft',
        receivedAt: tx.now,
        request: draft.request,
        fileIds: draft.fileIds,
        refusedFiles: draft.refusedFiles ?? [],
        raw: await rawOf(tx, draft.rawFileKey),
        mailboxId: box?.id ?? null,
        ...(box?.ticketKind && { ticketKind: box.ticketKind }),
      });
      await confirmDraft(tx, draft.id, 'ticketId' in sent ? sent.ticketId : null);
      if (draft.rawFileKey && 'ticketId' in sent) {
        const named = await joinMailToTicket(tx, draft.rawFileKey, sent.ticketId);
        await followCopied(tx, { id: sent.ticketId, clientId: draft.clientId }, contact, named);
      }
      return sent;
    });
  }

  private async lock(tx: Transaction, token: string) {
    const id = this.links.draftOf(token);
    const draft = id && (await lockDraft(tx, id));
    if (!draft || draft.expiresAt < tx.now) throw new DomainError('draft.link-invalid');
    if (draft.confirmedAt) throw new DomainError('draft.already-confirmed');
    return draft;
  }
}

async function rawOf(tx: Transaction, fileKey: string | null) {
  return fileKey === null ? null : { fileKey, sha256: found(await sha256OfRaw(tx, fileKey)) };
}
