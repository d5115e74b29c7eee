import { Injectable } from '@nestjs/common';
import { needsNote, verdictsFor } from '@vigie/rules';
import { Database, DomainError, type Actor } from '@vigie/platform';
import type { NewVerdict } from '@vigie/wire';
import {
  holdEntry,
  insertReview,
  lastReview,
  type HeldEntry,
  type StoredReview,
} from '../../store/review/board.store';

/** Says what a run, or one that did not come, is worth. What was said stays: a correction is said after it. */
@Injectable()
export class ReviewRun {
  constructor(private readonly database: Database) {}

  /**
   * Errors: not-found, backup.verdict-refused, backup.note-missing; backup.already-reviewed with who said what, when
   * somebody did since the person looked.
   */
  execute(actor: Actor, key: string, { verdict, note, corrects }: NewVerdict): Promise<string> {
    return this.database.transaction(async (tx) => {
      const entry = await holdEntry(tx, actor.scope, key);
      if (!verdictsFor(entry.outcome).includes(verdict)) throw new DomainError('backup.verdict-refused');
      if (needsNote(verdict) && note === null) throw new DomainError('backup.note-missing');
      const last = await lastReview(tx, entry);
      refuseOvertaken(entry, last, corrects);
      const id = await insertReview(tx, entry, {
        ...{ verdict, note, correctsId: corrects, place: (last?.place ?? 0) + 1, bulk: false },
        ...{ personId: actor.id, personName: actor.name.slice(0, 150) },
      });
      const { jobId, clientId } = entry;
      const action = corrects === null ? 'backup.reviewed' : 'backup.review-corrected';
      await tx.audit(actor, action, `backup-${entry.kind}-${entry.id}`, { verdict, note, corrects });
      tx.live({ type: 'backup.changed', clientId, jobId });
      return id;
    });
  }
}

/** Somebody has judged or excused it since the person looked. */
function refuseOvertaken({ excusedBy }: HeldEntry, last: StoredReview | null, corrects: string | null): void {
  const isExcused = excusedBy !== null && last === null;
  if ((last?.id ?? null) === corrects && !isExcused) return;
  const by = last?.personName ?? excusedBy ?? '';
  throw new DomainError('backup.already-reviewed', { by, verdict: last?.verdict ?? 'excused' });
}
