import { Injectable } from '@nestjs/common';
import {
  Database,
  DomainError,
  FileStore,
  found,
  isDuplicate,
  type Actor,
  type Transaction,
} from '@vigie/platform';
import type { FormDraftChange } from '@vigie/wire';
import { offeredTypes } from '../../store/catalogue/request-type.store';
import {
  dropFormDraft,
  insertFormDraft,
  lockFormDraft,
  updateFormDraft,
  type DraftContent,
  type StoredFormDraft,
} from '../../store/form-drafts/form-draft.store';

/** Keeps what a person types into a form: nobody else sees it, and nothing else changes. */
@Injectable()
export class KeepFormDraft {
  constructor(
    private readonly database: Database,
    private readonly files: FileStore,
  ) {}

  /**
   * Keeps it, or forgets it when nothing is left in it.
   * Errors: version.conflict when another window or machine kept something else in between; not-found.
   */
  async execute(actor: Actor, form: string, { version, ...content }: FormDraftChange): Promise<void> {
    try {
      await this.database.transaction(async (tx) => {
        const draft = await this.lock(tx, actor, form);
        const known = draft?.version ?? 0;
        if (known !== version) throw new DomainError('version.conflict', { version: known });
        if (draft && isEmpty(content)) await this.files.remove(await dropFormDraft(tx, draft));
        else if (draft) await updateFormDraft(tx, draft, content);
        else if (!isEmpty(content)) await this.begin(tx, actor, form, content);
      });
    } catch (error) {
      throw isDuplicate(error) ? new DomainError('version.conflict', { version: 1 }) : error;
    }
  }

  /** One whose days are over is as gone as if it had been swept. */
  private async lock(tx: Transaction, actor: Actor, form: string): Promise<StoredFormDraft | null> {
    const draft = await lockFormDraft(tx, { actor, form });
    if (!draft || draft.expiresAt > tx.now) return draft;
    await this.files.remove(await dropFormDraft(tx, draft));
    return null;
  }

  /** Drafts of forms that do not exist would have no end. */
  private async begin(tx: Transaction, actor: Actor, form: string, content: DraftContent): Promise<void> {
    const [, typeId] = /^catalogue-(\d+)$/.exec(form) ?? [];
    if (typeId) found((await offeredTypes(tx, typeId))[0]);
    await insertFormDraft(tx, actor, form, content);
  }
}

function isEmpty({ typed, files }: DraftContent): boolean {
  const says = (value: DraftContent['typed'][string]) =>
    typeof value === 'boolean' || (typeof value === 'string' ? value.trim() : value).length > 0;
  return !Object.values(typed).some(says) && Object.values(files).flat().length === 0;
}
