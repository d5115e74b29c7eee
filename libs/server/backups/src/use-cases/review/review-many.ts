import { Injectable } from '@nestjs/common';
import { isOneMatter, needsNote, verdictsFor } from '@vigie/rules';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { ManyReviewed, VerdictOnMany } from '@vigie/wire';
import { holdEntry, insertReview, type HeldEntry } from '../../store/review/board.store';

/** Says the same of several that were seen and chosen one by one, such as a row of nights that failed for one cause. */
@Injectable()
export class ReviewMany {
  constructor(private readonly database: Database) {}

  /**
   * Each gets a verdict of its own; what somebody judged in the meantime keeps theirs. Errors: not-found,
   * backup.verdicts-mixed, backup.verdict-refused, backup.note-missing.
   */
  execute(actor: Actor, { keys, verdict, note }: VerdictOnMany): Promise<ManyReviewed> {
    return this.database.transaction(async (tx) => {
      const entries: HeldEntry[] = [];
      // In one order for everybody, so that two people do not wait for each other.
      for (const key of [...new Set(keys)].toSorted()) entries.push(await holdEntry(tx, actor.scope, key));
      if (!isOneMatter(entries)) throw new DomainError('backup.verdicts-mixed');
      if (!entries.every(({ outcome }) => verdictsFor(outcome).includes(verdict)))
        throw new DomainError('backup.verdict-refused');
      if (needsNote(verdict) && note === null) throw new DomainError('backup.note-missing');
      const waiting = entries.filter(({ reviewedAt, excusedBy }) => !reviewedAt && excusedBy === null);
      for (const entry of waiting) {
        await insertReview(tx, entry, {
          ...{ verdict, note, correctsId: null, place: 1, bulk: waiting.length > 1 },
          ...{ personId: actor.id, personName: actor.name.slice(0, 150) },
        });
        await tx.audit(actor, 'backup.reviewed', `backup-${entry.kind}-${entry.id}`, { verdict, note });
      }
      const jobs = new Map(waiting.map((entry) => [entry.jobId, entry]));
      for (const { jobId, clientId } of jobs.values()) tx.live({ type: 'backup.changed', clientId, jobId });
      return { count: waiting.length, already: entries.length - waiting.length };
    });
  }
}
