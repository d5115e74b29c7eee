import { Injectable } from '@nestjs/common';
import { Database, found, scopeCondition, type ClientScope } from '@vigie/platform';
import type { InterventionReport } from '@vigie/wire';

interface Columns {
  done: string | null;
  parts: string | null;
  author: string | null;
  signed_by: string | null;
  signed_at: Date | null;
  sha256: string | null;
  version: number | null;
}

/** Reports of interventions. */
@Injectable()
export class Reports {
  constructor(private readonly database: Database) {}

  /** The report of an intervention, null when nobody wrote one; 404 outside the scope. */
  async of(scope: ClientScope, interventionId: string): Promise<InterventionReport | null> {
    const own = scopeCondition(scope, 'i.client_id');
    const row = await this.database.one<Columns>(
      `SELECT r.done, r.parts, r.author, r.signed_by, r.signed_at, r.sha256, r.version
         FROM intervention i
         LEFT JOIN intervention_report r ON r.client_id = i.client_id AND r.intervention_id = i.id
        WHERE i.id = ? AND ${own.sql}`,
      [interventionId, ...own.parameters],
    );
    const { done, parts, author, ...signed } = found(row);
    if (done === null) return null;
    return {
      interventionId,
      done,
      parts,
      author: author ?? '',
      signedBy: signed.signed_by,
      signedAt: signed.signed_at?.toISOString() ?? null,
      sha256: signed.sha256,
      version: signed.version ?? 1,
    };
  }
}
