import { Injectable } from '@nestjs/common';
import { Database, found, scopeCondition, type ClientScope } from '@vigie/platform';

/** A file of a letter, as it is sent to a browser. */
export interface LetterFile {
  name: string;
  type: string;
  size: number;
  key: string;
}

/** The papers of letters: what we wrote, and what the post gave back. */
@Injectable()
export class LetterFiles {
  constructor(private readonly database: Database) {}

  /** Of a letter inside the scope; 404 when there is none. */
  async find(scope: ClientScope, letterId: string, which: 'paper' | 'proof'): Promise<LetterFile> {
    const own = scopeCondition(scope, 'l.client_id');
    const column = which === 'paper' ? 'l.file_id' : 'l.proof_file_id';
    return found(
      await this.database.one<LetterFile>(
        `SELECT f.name, f.type, f.size, f.storage_key AS \`key\`
           FROM contract_letter l JOIN stored_file f ON f.client_id = l.client_id AND f.id = ${column}
          WHERE l.id = ? AND ${own.sql}`,
        [letterId, ...own.parameters],
      ),
    );
  }

  /** The term that a letter is about; 404 when there is none. */
  async renewalOf(scope: ClientScope, letterId: string): Promise<string> {
    const own = scopeCondition(scope, 'client_id');
    const row = await this.database.one<{ id: string }>(
      `SELECT renewal_id AS id FROM contract_letter WHERE id = ? AND ${own.sql}`,
      [letterId, ...own.parameters],
    );
    return found(row).id;
  }
}
