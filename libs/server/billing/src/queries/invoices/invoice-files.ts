import { Injectable } from '@nestjs/common';
import { Database, found, scopeCondition, type ClientScope } from '@vigie/platform';

/** A file as it is sent to a browser. */
export interface InvoiceFile {
  name: string;
  size: number;
  key: string;
}

/** The documents of issued invoices. */
@Injectable()
export class InvoiceFiles {
  constructor(private readonly database: Database) {}

  /** Of an invoice inside the scope; 404 when there is none, or not yet. */
  async find(scope: ClientScope, invoiceId: string): Promise<InvoiceFile> {
    const own = scopeCondition(scope, 'i.client_id');
    return found(
      await this.database.one<InvoiceFile>(
        `SELECT f.name, f.size, f.storage_key AS \`key\`
           FROM invoice i JOIN stored_file f ON f.client_id = i.client_id AND f.id = i.file_id
          WHERE i.id = ? AND ${own.sql}`,
        [invoiceId, ...own.parameters],
      ),
    );
  }
}
