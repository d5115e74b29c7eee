import { Injectable } from '@nestjs/common';
import { Clock, Database, found, type Actor } from '@vigie/platform';
import type { LocalText } from '@vigie/rules';
import type { Attachment, FormDraft } from '@vigie/wire';
import { offeredTypes } from '../../store/catalogue/request-type.store';
import {
  catalogueFormOf,
  filesOf,
  formDraftOf,
  formDraftsOf,
  type DraftContent,
  type StoredFormDraft,
} from '../../store/form-drafts/form-draft.store';

/** What a person has begun and not sent: their own alone. */
@Injectable()
export class FormDrafts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** All of them, the last touched first. */
  async list(actor: Actor): Promise<{ items: FormDraft[] }> {
    return { items: await this.read(actor, await formDraftsOf(this.database.manager, actor)) };
  }

  /** The one of a form; null when there is none. */
  async find(actor: Actor, form: string): Promise<{ draft: FormDraft | null }> {
    const row = await formDraftOf(this.database.manager, actor, form);
    const [draft = null] = await this.read(actor, row ? [row] : []);
    return { draft };
  }

  private async read(actor: Actor, rows: readonly StoredFormDraft[]): Promise<FormDraft[]> {
    const now = this.clock.now();
    const kept = rows
      .filter(({ expiresAt }) => expiresAt > now)
      .map((row) => ({ ...row, content: JSON.parse(row.content) as DraftContent }));
    const files = await this.files(
      found(actor.id),
      kept.flatMap(({ content }) => filesOf(content)),
    );
    const names = await this.names(kept.map(({ form }) => form));
    return kept.map(({ form, content, savedAt, expiresAt, version }) => ({
      form,
      name: names.get(form) ?? null,
      typed: content.typed,
      files: Object.fromEntries(
        Object.entries(content.files).map(([field, ids]) => [
          field,
          ids.flatMap((id) => files.get(id) ?? []),
        ]),
      ),
      savedAt: savedAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      version,
    }));
  }

  /** Their own uploads that nothing was done with; whatever else a draft names does not exist for it. */
  private async files(personId: string, ids: readonly string[]): Promise<Map<string, Attachment>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<Attachment>(
      'SELECT id, name, type, size FROM stored_file WHERE id IN (?) AND uploaded_by = ? AND client_id IS NULL',
      [ids, personId],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async names(forms: readonly string[]): Promise<Map<string, LocalText>> {
    if (!forms.some((form) => form.startsWith('catalogue-'))) return new Map();
    const types = await offeredTypes(this.database);
    return new Map(types.map(({ id, content }) => [catalogueFormOf(id), content.name]));
  }
}
