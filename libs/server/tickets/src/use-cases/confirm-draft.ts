import { Injectable } from '@nestjs/common';
import { Database, DomainError, found, type Transaction } from '@vigie/platform';
import { permissionsOf, type Role } from '@vigie/wire';
import { PersonRow } from '@vigie/directory';
import { RequestDraftRow } from '../store/request-draft.row';
import { PublicLinks } from './public-links';
import { ReceiveRequest } from './receive-request';

/** A contact's click on the signed link: the confirmation is the written request. */
@Injectable()
export class ConfirmDraft {
  constructor(
    private readonly database: Database,
    private readonly links: PublicLinks,
    private readonly requests: ReceiveRequest,
  ) {}

  execute(token: string): Promise<{ requestId: string }> {
    return this.database.transaction(async (tx) => {
      const id = this.links.draftOf(token);
      const locked = id ? await tx.query('SELECT id FROM request_draft WHERE id = ? FOR UPDATE', [id]) : [];
      const draft = id && locked.length > 0 ? await tx.manager.findOneBy(RequestDraftRow, { id }) : null;
      if (!draft || draft.expiresAt < tx.now) throw new DomainError('draft.link-invalid');
      if (draft.confirmedAt) throw new DomainError('draft.already-confirmed');
      const contact = await tx.manager.findOneBy(PersonRow, { id: draft.contactId });
      if (!contact?.active || !mayRequest(contact.roles)) throw new DomainError('draft.link-invalid');
      const received = await this.requests.receive(tx, {
        clientId: draft.clientId,
        author: { id: contact.id, name: contact.name, email: contact.email },
        channel: 'confirmed-draft',
        receivedAt: tx.now,
        request: draft.request,
        fileIds: draft.fileIds,
        raw: draft.rawFileKey
          ? { fileKey: draft.rawFileKey, sha256: await rawHash(tx, draft.rawFileKey) }
          : null,
      });
      await tx.manager.update(RequestDraftRow, draft.id, {
        confirmedAt: tx.now,
        ticketId: received.ticketId,
      });
      return { requestId: received.requestId };
    });
  }
}

async function rawHash(tx: Transaction, fileKey: string): Promise<string> {
  const [row] = await tx.query<{ raw_sha256: string }>(
    'SELECT raw_sha256 FROM inbound_mail WHERE raw_file_key = ?',
    [fileKey],
  );
  return found(row).raw_sha256;
}

const mayRequest = (roles: readonly Role[]) => permissionsOf(roles).has('requests.send');
