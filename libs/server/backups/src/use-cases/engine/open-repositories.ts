import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Secrets, type Config, type Transaction } from '@vigie/platform';
import { insertOperation, isOpen } from '../../store/engine/operation.store';
import { ensureRepository, generationOf, type StoredRepository } from '../../store/engine/repository.store';

/** The repositories of a client: their rows and keys are made when first needed, and what has to be made waits as an operation. */
@Injectable()
export class OpenRepositories {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly secrets: Secrets,
  ) {}

  /** Returns that of the first site. The client must be there. */
  async ensure(tx: Transaction, clientId: string): Promise<StoredRepository> {
    // Two jobs of a client that fall due at the same moment make one repository.
    await tx.query('SELECT id FROM client WHERE id = ? FOR UPDATE', [clientId]);
    const generation = await generationOf(tx, clientId);
    const primary = await ensureRepository(tx, this.secrets, { clientId, generation, site: 'primary' });
    // Nothing is made of what was erased.
    if (primary.erasedAt !== null) return primary;
    const second = (await this.copies(tx, clientId))
      ? await ensureRepository(tx, this.secrets, { clientId, generation, site: 'second' })
      : null;
    const isWhole = primary.initialisedAt !== null && second?.initialisedAt !== null;
    const about = { clientId, repositoryId: primary.id, kind: 'init' as const };
    if (!isWhole && !(await isOpen(tx, about))) await insertOperation(tx, about);
    return primary;
  }

  /** Whether there is a second site, and it was promised for a job. */
  private async copies(tx: Transaction, clientId: string): Promise<boolean> {
    if (this.config.backup.secondRoot === null) return false;
    const promised = await tx.query(
      "SELECT id FROM backup_job WHERE client_id = ? AND engine = 'restic' AND state <> 'ended' AND second_site = 1 LIMIT 1",
      [clientId],
    );
    return promised.length > 0;
  }
}
