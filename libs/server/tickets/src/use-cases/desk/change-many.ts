import { Injectable } from '@nestjs/common';
import { Clock, Database, DomainError, found, isDuplicate, type Actor } from '@vigie/platform';
import type { BulkRequest, BulkResult } from '@vigie/wire';
import { bulkOf, finishBulk, insertBulk, type StoredOutcome } from '../../store/desk/ticket-bulk.store';
import { ChangeOne, type Step } from './change-one';

const undoableMs = 5 * 60_000;

/**
 * One change for many tickets: each by the use case that a single change runs, in a transaction of its own, so that a
 * refused ticket keeps nobody back. A request that is sent again goes on where the first was cut.
 */
@Injectable()
export class ChangeMany {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changing: ChangeOne,
  ) {}

  execute(actor: Actor, { tickets, change }: BulkRequest): Promise<BulkResult> {
    return this.run(
      actor,
      null,
      tickets.map((ticket) => ({ ...ticket, change })),
    );
  }

  /** Takes a change of the same person back, but for tickets that were changed since. */
  async undo(actor: Actor, id: string): Promise<BulkResult> {
    const bulk = found(await bulkOf(this.database.manager, actor, id));
    if (this.clock.now().getTime() - bulk.at.getTime() > undoableMs) throw new DomainError('bulk.too-late');
    const steps = (bulk.results ?? []).flatMap((result) =>
      result.outcome === 'done' ? [{ id: result.id, version: result.version, change: result.inverse }] : [],
    );
    return this.run(actor, id, steps);
  }

  private async run(actor: Actor, undoes: string | null, steps: readonly Step[]): Promise<BulkResult> {
    const id = await this.begin(actor, undoes);
    const begun = await bulkOf(this.database.manager, actor, id);
    if (begun?.results) return { id, results: begun.results };
    const results: StoredOutcome[] = [];
    for (const step of steps) results.push(await this.attempt(actor, step));
    await finishBulk(this.database.manager, id, results);
    return { id, results };
  }

  private async begin(actor: Actor, undoes: string | null): Promise<string> {
    try {
      return await this.database.transaction((tx) => insertBulk(tx, actor, undoes));
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('bulk.already-undone') : error;
    }
  }

  private async attempt(actor: Actor, step: Step): Promise<StoredOutcome> {
    try {
      const changed = await this.changing.execute(actor, step);
      return changed ? { outcome: 'done', id: step.id, ...changed } : { outcome: 'unchanged', id: step.id };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      if (error.code === 'version.conflict') return { outcome: 'conflict', id: step.id };
      return { outcome: 'refused', id: step.id, code: error.code };
    }
  }
}
