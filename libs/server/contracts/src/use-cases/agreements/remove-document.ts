import { Injectable } from '@nestjs/common';
import { Database, DomainError, FileStore, found, type Actor } from '@vigie/platform';
import { isOfRecord } from '@vigie/rules';
import { lockContract, recordContractEvent } from '../../store/agreements/contract.store';
import { deleteDocument, documentOf } from '../../store/agreements/document.store';

/** Takes a file away that is kept with a contract and proves nothing; its name stays in the history. */
@Injectable()
export class RemoveDocument {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /** Errors: not-found, contract.document-of-record. */
  async execute(actor: Actor, contractId: string, documentId: string): Promise<void> {
    const key = await this.database.transaction(async (tx) => {
      const contract = await lockContract(tx, actor.scope, contractId);
      const document = found(await documentOf(tx, contract, documentId));
      const { name, kind, fileId } = document;
      if (isOfRecord(kind, contract.state)) throw new DomainError('contract.document-of-record');
      await deleteDocument(tx, documentId, fileId);
      await recordContractEvent(tx, contract, actor, { type: 'document-removed', data: { name } });
      await tx.audit(actor, 'contract.document-removed', `contract:${contractId}`, { fileId, name, kind });
      return document.key;
    });
    await this.files.remove([key]);
  }
}
