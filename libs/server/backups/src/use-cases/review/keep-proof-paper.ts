import { Injectable } from '@nestjs/common';
import { Database, FileStore, found, type ClientScope } from '@vigie/platform';
import { backupProofContent } from '@vigie/wire';
import { BackupProofDocument } from '../../ports/review/backup-proof-document';
import { findProof, holdProof, keepProofFile, type StoredProof } from '../../store/review/backup-proof.store';

/** The document of a proof: drawn once from what was sealed, and kept. */
@Injectable()
export class KeepProofPaper {
  constructor(
    private readonly database: Database,
    private readonly document: BackupProofDocument,
    private readonly files: FileStore,
  ) {}

  /** Nothing is kept twice when several ask at once: the first that is kept counts. Error: not-found. */
  async execute(scope: ClientScope, id: string): Promise<{ name: string; size: number; key: string }> {
    const proof = await findProof(this.database, scope, id);
    const fileId = proof.fileId ?? (await this.draw(proof));
    const [file] = await this.files.describe([fileId]);
    return found(file);
  }

  /** Our clients read French. */
  private async draw(proof: StoredProof): Promise<string> {
    const said = backupProofContent.parse(JSON.parse(proof.sealed));
    const content = await this.document.pdf(said, proof.sha256, 'fr');
    const key = await this.files.write(content);
    const kept = await this.database.transaction(async (tx) => {
      const held = await holdProof(tx, proof.id);
      if (held.fileId) return held.fileId;
      const { clientId, month } = held;
      const name = `sauvegardes-${month}.pdf`;
      const file = { key, name, type: 'application/pdf', content, clientId, uploadedBy: null };
      const fileId = await this.files.register(tx, file);
      await FileStore.reserve(tx, fileId, clientId);
      await keepProofFile(tx, held, fileId);
      return fileId;
    });
    const [file] = await this.files.describe([kept]);
    if (file?.key !== key) await this.files.remove([key]);
    return kept;
  }
}
