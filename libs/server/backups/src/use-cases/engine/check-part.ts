import { Injectable } from '@nestjs/common';
import { Database, Secrets, type Transaction } from '@vigie/platform';
import { nextPart } from '@vigie/rules';
import { BackupEngine, type EngineTrouble } from '../../ports/engine/backup-engine';
import { insertCheck, partReads, type EndedCheck } from '../../store/engine/proof.store';
import type { StoredRepository } from '../../store/engine/repository.store';
import { atEachSite, EngineStep, openInitialised, type StepEnd, type StepWork } from './engine-step';

/** Where nothing is agreed, a week of checks reads everything. */
const usualParts = 7;

/** Checks both sites, and reads the data of one part of each: as many nights as there are parts read everything. */
@Injectable()
export class CheckPart extends EngineStep {
  readonly kind = 'check';

  constructor(
    private readonly database: Database,
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  async act(work: StepWork): Promise<StepEnd> {
    const parts = await this.partsOf(work);
    const turns = new Map<string, number>();
    const ends = await atEachSite(work.sites, async (row) => {
      const part = nextPart(await partReads(this.database, row.id), parts);
      turns.set(row.id, part);
      return this.engine.check(openInitialised(this.secrets, row), { part, parts, signal: work.signal });
    });
    const checks = ends.map(({ row, value, trouble }): EndedCheck => {
      const about = { ...aboutOf(row, work), part: turns.get(row.id) ?? 1, parts };
      if (trouble) return { ...about, outcome: 'failed', errors: null, message: wordsOf(trouble) };
      const isClean = value.errors === 0;
      const message = isClean ? null : value.complaints.join('\n');
      return { ...about, outcome: isClean ? 'clean' : 'errors', errors: value.errors, message };
    });
    const bad = checks.findIndex(({ outcome }) => outcome !== 'clean');
    return {
      failure: bad < 0 ? null : (ends[bad]?.trouble?.failure ?? 'damaged'),
      message: checks[bad]?.message ?? null,
      record: async (tx) => {
        for (const check of checks) await insertCheck(tx, check, work.operation.jobId);
      },
    };
  }

  override async failed(tx: Transaction, work: StepWork, trouble: EngineTrouble): Promise<void> {
    const none = { part: 1, parts: usualParts, outcome: 'failed' as const, errors: null };
    const check = { ...aboutOf(work.sites.primary, work), ...none, message: wordsOf(trouble) };
    await insertCheck(tx, check, work.operation.jobId);
  }

  /** All jobs of a client share its repository: the strictest of what was agreed holds for it. */
  private async partsOf({ operation }: StepWork): Promise<number> {
    const row = await this.database.one<{ parts: number | null }>(
      `SELECT MIN(check_parts) AS parts FROM backup_job
        WHERE client_id = ? AND engine = 'restic' AND state <> 'ended'`,
      [operation.clientId],
    );
    return row?.parts ?? usualParts;
  }
}

const wordsOf = ({ failure, message }: EngineTrouble) => `${failure}: ${message}`;

const aboutOf = ({ id: repositoryId, clientId }: StoredRepository, { startedAt }: StepWork) => ({
  ...{ clientId, repositoryId, startedAt },
});
