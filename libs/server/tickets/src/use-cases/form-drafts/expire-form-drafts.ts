import { Injectable } from '@nestjs/common';
import { Database, DueWork, FileStore } from '@vigie/platform';
import {
  dropFormDraft,
  expiredFormDrafts,
  expiringFormDrafts,
  lockFormDraft,
} from '../../store/form-drafts/form-draft.store';

/** Forgets drafts that nobody touched for thirty days, with their files: what was never sent is nobody's record. */
@Injectable()
export class ExpireFormDrafts extends DueWork {
  readonly kind = 'form-draft-expiry';

  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {
    super();
  }

  overdue(graceMs: number, limit: number): Promise<string[]> {
    return expiredFormDrafts(this.database, graceMs, limit);
  }

  upcoming(horizonMs: number, limit: number): Promise<{ id: string; at: Date }[]> {
    return expiringFormDrafts(this.database, horizonMs, limit);
  }

  fire(id: string): Promise<void> {
    return this.database.transaction(async (tx) => {
      const draft = await lockFormDraft(tx, { id });
      if (!draft || draft.expiresAt > tx.now) return;
      // Before the commit: should this process die in between, the next one finds the row and does it again.
      await this.files.remove(await dropFormDraft(tx, draft));
    });
  }
}
