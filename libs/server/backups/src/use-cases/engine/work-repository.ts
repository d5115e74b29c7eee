import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Clock, Database, LOGGER, Secrets, type Transaction } from '@vigie/platform';
import type { Logger } from 'pino';
import { BackupEngine, EngineTrouble } from '../../ports/engine/backup-engine';
import {
  beginOperation,
  endOperation,
  mostAttempts,
  nextOperation,
  postponeOperation,
  type StoredOperation,
} from '../../store/engine/operation.store';
import { renewLease, sitesOf, takeLease } from '../../store/engine/repository.store';
import { EngineSteps } from './engine-steps';
import { openRepository, type EngineStep, type StepEnd, type StepWork } from './engine-step';
import { holdRepository, type HeldRepository } from './hold-repository';

/** Another worker has taken the repository: what is at hand is its business now. */
class LeaseLost extends Error {}

const restSeconds = 5;
const lockedSeconds = 60;

/**
 * Does what waits in the repository of a client, one thing after the other, while nobody else works there. A worker that
 * dies leaves its lease to run out: what it was at is begun again, and given up after some tries.
 */
@Injectable()
export class WorkRepository implements BeforeApplicationShutdown {
  private readonly stopping = new AbortController();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly engine: BackupEngine,
    private readonly secrets: Secrets,
    private readonly steps: EngineSteps,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  beforeApplicationShutdown(): void {
    this.stopping.abort();
  }

  /** Returns at once when another worker is there. */
  async execute(repositoryId: string): Promise<void> {
    // What came while the last thing was done found the repository taken: it is looked for once more.
    do {
      const token = await takeLease(this.database, repositoryId);
      if (token === null) return;
      await this.drain(repositoryId, token);
    } while ((await this.next(repositoryId, this.stopping.signal)) !== null);
  }

  private async drain(repositoryId: string, token: string): Promise<void> {
    const lease = { repositoryId, token, stop: this.stopping.signal };
    try {
      await holdRepository(this.database, lease, async (held) => {
        for (
          let next = await this.next(repositoryId, held.signal);
          next;
          next = await this.next(repositoryId, held.signal)
        )
          await this.perform(next, held);
      });
    } catch (error) {
      if (!(error instanceof LeaseLost)) throw error;
    }
  }

  private next(repositoryId: string, signal: AbortSignal): Promise<StoredOperation | null> {
    return signal.aborted ? Promise.resolve(null) : nextOperation(this.database, repositoryId);
  }

  private async perform(found: StoredOperation, held: HeldRepository): Promise<void> {
    const step = this.steps.of(found.kind);
    const operation = await this.begin(found, held);
    const sites = await sitesOf(this.database, held.repositoryId);
    const work: StepWork = { operation, sites, signal: held.signal, startedAt: this.clock.now() };
    try {
      await this.finish(await this.act(step, work), work, held);
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      if (!(error instanceof EngineTrouble))
        this.logger.error({ err: error, operation: found.id }, 'an operation broke');
      await this.fail(step, work, held, asTrouble(error));
    }
  }

  private begin(found: StoredOperation, held: HeldRepository): Promise<StoredOperation> {
    return this.written(held, async (tx) => {
      const runId = found.kind === 'backup' ? await this.steps.backup.begin(tx, found) : found.runId;
      await beginOperation(tx, found, runId);
      tx.live({ type: 'backup-engine.changed', clientId: found.clientId });
      return { ...found, runId, attempts: found.attempts + 1, startedAt: found.startedAt ?? tx.now };
    });
  }

  private async act(step: EngineStep, work: StepWork): Promise<StepEnd> {
    // Begun too often: whoever begins it dies of it.
    if (work.operation.attempts > mostAttempts) throw new EngineTrouble('interrupted', 'begun too often');
    const { level } = await this.engine.version();
    if (level === 'absent') throw new EngineTrouble('absent', 'restic is not installed');
    if (level === 'too-old') throw new EngineTrouble('absent', 'this restic is too old');
    if (work.operation.attempts > 1) await this.unlock(work);
    return step.act(work);
  }

  /** Locks of processes that were killed; a repository that cannot be opened says so in the step itself. */
  private async unlock({ sites: { primary, second } }: StepWork): Promise<void> {
    for (const row of [primary, second])
      if (row?.initialisedAt)
        await this.engine.unlock(openRepository(this.secrets, row)).catch(() => undefined);
  }

  private finish(end: StepEnd, { operation }: StepWork, held: HeldRepository): Promise<void> {
    return this.written(held, async (tx) => {
      await end.record(tx);
      await endOperation(tx, operation.id, end);
      tx.live({ type: 'backup-engine.changed', clientId: operation.clientId });
    });
  }

  private async fail(
    step: EngineStep,
    work: StepWork,
    held: HeldRepository,
    trouble: EngineTrouble,
  ): Promise<void> {
    const { operation } = work;
    const pause = pauseOf(trouble, operation.attempts);
    if (pause !== null) return this.written(held, (tx) => postponeOperation(tx, operation.id, pause));
    await this.written(held, async (tx) => {
      await step.failed(tx, work, trouble);
      await endOperation(tx, operation.id, trouble);
      tx.live({ type: 'backup-engine.changed', clientId: operation.clientId });
    });
  }

  /** Writes only while the repository is ours: two workers never write of one operation. */
  private written<T>(
    { repositoryId, token }: HeldRepository,
    work: (tx: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.database.transaction(async (tx) => {
      if (!(await renewLease(tx, repositoryId, token))) throw new LeaseLost();
      return work(tx);
    });
  }
}

/** How long to wait before it is tried again; null when it has failed. */
function pauseOf({ failure }: EngineTrouble, attempts: number): number | null {
  if (attempts >= mostAttempts) return null;
  if (failure === 'interrupted') return restSeconds;
  return failure === 'locked' ? lockedSeconds * attempts : null;
}

function asTrouble(error: unknown): EngineTrouble {
  if (error instanceof EngineTrouble) return error;
  return new EngineTrouble('other', error instanceof Error ? error.message : String(error));
}
