import { Injectable } from '@nestjs/common';
import { Database, FileStore, type Actor } from '@vigie/platform';
import type { ContractDocument } from '@vigie/wire';
import { amendmentOf } from '../../store/agreements/amendment.store';
import { lockContract, recordContractEvent } from '../../store/agreements/contract.store';
import { joinDocument } from '../../store/agreements/document.store';

/** Keeps a file with a contract: the signed paper, an amendment, a letter. */
@Injectable()
export class AddDocument {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /** Errors: not-found, and those of files. */
  async execute(
    actor: Actor,
    contractId: string,
    file: { name: string; content: Buffer },
    { kind, amendmentId }: { kind: ContractDocument['kind']; amendmentId: string | null },
  ): Promise<void> {
    const kept = await this.files.keep(actor, file.name, file.content);
    await this.database.transaction(async (tx) => {
      const contract = await lockContract(tx, actor.scope, contractId);
      if (amendmentId) await amendmentOf(tx, contract, amendmentId);
      const document = { fileId: kept.id, kind, amendmentId, addedBy: actor.name };
      await joinDocument(tx, contract, document);
      await recordContractEvent(tx, contract, actor, { type: 'document-added', data: { name: kept.name } });
      await tx.audit(actor, 'contract.document-added', `contract:${contractId}`, { fileId: kept.id });
    });
  }
}
