import { Injectable } from '@nestjs/common';
import canonicalize from 'canonicalize';
import { isMonthOver } from '@vigie/rules';
import { Database, DomainError, found, isDuplicate, sha256, dayOf, type Actor } from '@vigie/platform';
import type { NewBackupProof } from '@vigie/wire';
import { ProofContent } from '../../queries/review/proof-content';
import { insertProof } from '../../store/review/backup-proof.store';

/** Gives the proof of a month to its client, as it is at this instant and for ever. */
@Injectable()
export class PublishProof {
  constructor(
    private readonly database: Database,
    private readonly content: ProofContent,
  ) {}

  /**
   * Errors: not-found, backup.proof-month-not-over, backup.proof-nothing, backup.proof-open with the jobs that have not
   * ended, backup.proof-unreviewed with how many verdicts lack, backup.proof-published.
   */
  async execute(actor: Actor, { client: clientId, month }: NewBackupProof): Promise<string> {
    try {
      return await this.database.transaction(async (tx) => {
        if (!isMonthOver(month, dayOf(tx.now))) throw new DomainError('backup.proof-month-not-over');
        const { said, open } = await this.content.of(clientId, month);
        if (open.length > 0) throw new DomainError('backup.proof-open', { jobs: open.join(', ') });
        if (said.runs.length === 0) throw new DomainError('backup.proof-nothing');
        const waiting = said.runs.filter(({ verdicts, excuse }) => verdicts.length === 0 && !excuse).length;
        if (waiting > 0) throw new DomainError('backup.proof-unreviewed', { count: waiting });
        const publishedBy = actor.name.slice(0, 150);
        const sealed = found(
          canonicalize({
            ...{ format: 'vigie-backup-proof-1', ...said },
            ...{ publishedAt: tx.now.toISOString(), publishedBy },
          }),
        );
        const seal = { sealed, sha256: sha256(sealed) };
        const id = await insertProof(tx, { clientId, month, ...seal, publishedBy });
        await tx.audit(actor, 'backup-proof.published', `backup-proof:${id}`, {
          ...{ clientId, month, sha256: seal.sha256 },
        });
        return id;
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('backup.proof-published') : error;
    }
  }
}
