import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { FileStore, found, scopeCondition, Database, type Actor, type ClientScope } from '@vigie/platform';
import { ConditionsDocument } from '../../ports/conditions-document';
import { Agreement } from '../../queries/agreements/agreement';
import { Agreements } from '../../queries/agreements/agreements';

/** Gives the papers of a contract away: its particular conditions, and the files that are kept with it. */
@Injectable()
export class DownloadContract {
  constructor(
    private readonly database: Database,
    private readonly agreement: Agreement,
    private readonly agreements: Agreements,
    private readonly files: FileStore,
    private readonly document: ConditionsDocument,
  ) {}

  /** As of today. A client gets what is signed. Error: not-found. */
  async conditions({ kind, scope }: Actor, id: string): Promise<Buffer> {
    const contract =
      kind === 'contact' ? await this.agreement.own(scope, id) : await this.agreement.find(scope, id);
    return this.document.pdf(contract, this.agreements.today());
  }

  /** A file of a contract of the scope. Error: not-found. */
  async file(
    scope: ClientScope,
    contractId: string,
    documentId: string,
  ): Promise<{ name: string; size: number; content: Readable }> {
    const own = scopeCondition(scope, 'd.client_id');
    const row = await this.database.one<{ name: string; size: number; key: string }>(
      `SELECT f.name, f.size, f.storage_key AS \`key\`
         FROM contract_document d JOIN stored_file f ON f.client_id = d.client_id AND f.id = d.file_id
        WHERE d.id = ? AND d.contract_id = ? AND ${own.sql}`,
      [documentId, contractId, ...own.parameters],
    );
    const { name, size, key } = found(row);
    return { name, size, content: this.files.read(key) };
  }
}
