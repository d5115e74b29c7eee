import { Injectable } from '@nestjs/common';
import { allClients, Database, FileStore, found, systemActor, type Transaction } from '@vigie/platform';
import type { DestructionFacts } from '@vigie/wire';
import { DestructionDocument } from '../../ports/endings/destruction-document';
import { destructionFacts } from '../../queries/endings/destruction-facts';
import { addStep, changeEnding, jobsOfEnding, lockEnding } from '../../store/endings/ending.store';
import { RemoveRestored } from '../restores/remove-restored';
import { TellEnding } from './tell-ending';

const vigie = systemActor('backups');

/** Draws the certificate once every site is erased, keeps it for good, and sends it to the client. */
@Injectable()
export class CertifyErasure {
  constructor(
    private readonly database: Database,
    private readonly document: DestructionDocument,
    private readonly files: FileStore,
    private readonly telling: TellEnding,
    private readonly removing: RemoveRestored,
  ) {}

  /** Nothing happens before every site is erased, nor twice: the first certificate that is kept counts. */
  async execute(id: string): Promise<void> {
    const facts = await destructionFacts(this.database, id);
    if (facts === null) return;
    // What our engine had restored of it is a copy like any other.
    await this.removing.ofErased(await this.database.transaction((tx) => lockEnding(tx, allClients, id)));
    const content = await this.document.pdf(facts);
    const key = await this.files.write(content);
    const kept = await this.database.transaction((tx) => this.keep(tx, id, facts, { content, key }));
    if (!kept) await this.files.remove([key]);
  }

  private async keep(
    tx: Transaction,
    id: string,
    facts: DestructionFacts,
    { content, key }: { content: Buffer; key: string },
  ): Promise<boolean> {
    const ending = await lockEnding(tx, allClients, id);
    if (ending.state !== 'erasing' || ending.certificateFileId !== null) return false;
    const { clientId } = ending;
    const name = `${facts.number}.pdf`;
    const file = { key, content, name, type: 'application/pdf', clientId, uploadedBy: null };
    const certificateFileId = found(await this.files.register(tx, file));
    const erasedAt = tx.now;
    await changeEnding(tx, ending, { state: 'erased', openKey: null, certificateFileId, erasedAt });
    for (const { id: jobId } of await jobsOfEnding(tx, ending))
      await tx.execute('UPDATE backup_job SET used_bytes = NULL WHERE id = ?', [jobId]);
    const data = { number: facts.number };
    await addStep(tx, ending, vigie, {
      step: 'certified',
      data,
      once: 'certified',
      fileId: certificateFileId,
    });
    await this.telling.post(tx, ending, { kind: 'erased', fileIds: [certificateFileId] });
    await tx.audit(vigie, 'backup-ending.certified', `backup-ending:${id}`, data);
    return true;
  }
}
