import { Injectable } from '@nestjs/common';
import { Clock, Database, Secrets, type Transaction } from '@vigie/platform';
import { nextPart, type EngineFailure } from '@vigie/rules';
import { BackupEngine, EngineTrouble } from '../../ports/engine/backup-engine';
import { insertCheck, lastCheck, type EndedCheck } from '../../store/engine/proof.store';
import type { StoredRepository } from '../../store/engine/repository.store';
import { EngineStep, openInitialised, type StepEnd, type StepWork } from './engine-step';

/** Where nothing is agreed, a week of checks reads everything. */
const usualParts = 7;

/** Checks both sites, and reads the data of one part of each: as many nights as there are parts read everything. */
@Injectable()
export class CheckPart extends EngineStep {
  readonly kind = 'check';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async act(work: StepWork): Promise<StepEnd> {
    const { primary, second } = work.sites;
    const rows = [primary, ...(second?.initialisedAt ? [second] : [])];
    const parts = await this.partsOf(work);
    const checks: { check: EndedCheck; failure: EngineFailure | null }[] = [];
    for (const row of rows) checks.push(await this.check(row, parts, work.signal));
    const bad = checks.find(({ failure }) => failure !== null);
    return {
      failure: bad?.failure ?? null,
      message: bad?.check.message ?? null,
      record: async (tx) => {
        for (const { check } of checks) await insertCheck(tx, check, work.operation.jobId);
      },
    };
  }

  override async failed(tx: Transaction, work: StepWork, trouble: EngineTrouble): Promise<void> {
    const { operation, startedAt } = work;
    const { clientId, repositoryId, jobId } = operation;
    const message = `${trouble.failure}: ${trouble.message}`;
    const none = { part: 1, parts: usualParts, outcome: 'failed' as const, errors: null };
    await insertCheck(tx, { ...none, clientId, repositoryId, message, startedAt }, jobId);
  }

  private async check(row: StoredRepository, parts: number, signal: AbortSignal) {
    const last = await lastCheck(this.database, row.id);
    const part = nextPart(last, parts);
    const about = { clientId: row.clientId, repositoryId: row.id, part, parts, startedAt: this.clock.now() };
    try {
      const read = await this.engine.check(openInitialised(this.secrets, row), { part, parts, signal });
      const isClean = read.errors === 0;
      const outcome = isClean ? ('clean' as const) : ('errors' as const);
      const message = isClean ? null : read.complaints.join('\n');
      return {
        check: { ...about, outcome, errors: read.errors, message },
        failure: isClean ? null : ('damaged' as const),
      };
    } catch (error) {
      // One that waits, or whose process ended, is made again as a whole.
      if (!(error instanceof EngineTrouble) || ['interrupted', 'locked'].includes(error.failure)) throw error;
      const check = {
        ...about,
        outcome: 'failed' as const,
        errors: null,
        message: `${error.failure}: ${error.message}`,
      };
      return { check, failure: error.failure };
    }
  }

  private async partsOf({ operation }: StepWork): Promise<number> {
    const row = await this.database.one<{ parts: number | null }>(
      `SELECT MAX(check_parts) AS parts FROM backup_job
        WHERE client_id = ? AND engine = 'restic' AND (? IS NULL OR id = ?)`,
      [operation.clientId, operation.jobId, operation.jobId],
    );
    return row?.parts ?? usualParts;
  }
}
